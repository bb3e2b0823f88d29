import type { Device, DeviceId } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { type DurationMs, type Instant, MINUTE } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AccountStore } from '../../store/store.ts'
import { isRedacted, type SeenAlert } from './redacted.ts'
import type { Caller } from './sessions.ts'

export type LookAt = 'readings' | 'alert' | 'last-values' | 'limits' | 'figures' | 'list' | 'export'

/**
 * Each look at a person's health data is on record before the data leaves. A console that polls makes one record in
 * ten minutes, not one a second.
 */
export interface Looks {
  /** By the ids of their files: whoever is on file, with or without a band. */
  atPeople(who: Looker, ids: Iterable<string>, what: LookAt): Promise<void>
  atDevices(who: Looker, devices: Iterable<Device>, what: LookAt): Promise<void>
  /** At what one says that is not registered: by where it is heard, which is all that is known of it. */
  atUnclaimed(who: Looker, waiting: { readonly source: string; readonly address: string }): Promise<void>
  /** Nothing where there is nothing to wait for: no health data, none that was left in it, or a look that is on record already. */
  atAlerts(who: Looker, alerts: Iterable<SeenAlert>): Promise<void> | undefined
}

/** Who, and by which role it is allowed. */
export type Looker = Pick<Caller, 'username' | 'role'>

export interface LookOptions {
  readonly accounts: Pick<AccountStore, 'recordLooks'>
  readonly kinds: readonly Kind[]
  /** Of those whom an alert about several is of too. */
  readonly registry: Pick<Registry, 'get'>
  readonly now: () => Instant
}

interface Recorded {
  readonly at: Instant
  /** Whoever looks again meanwhile waits for the same record. */
  readonly written: Promise<void>
  isWritten: boolean
}

export function createLooks({ accounts, kinds, registry, now }: LookOptions): Looks {
  const health = new Set(kinds.filter(kind => kind.health).map(({ kind }) => kind))
  const recorded = new Map<string, Recorded>()

  function isDue(key: string, at: Instant): boolean {
    const last = recorded.get(key)
    return last === undefined || at - last.at >= coalescedMs
  }

  function record(
    { username, role: why }: Looker,
    ids: Set<DeviceId>,
    what: LookAt,
  ): Promise<void> | undefined {
    if (ids.size === 0) return undefined
    const at = now()
    const keyOf = (id: DeviceId) => `${username} ${what} ${id}`
    const due = [...ids].filter(id => isDue(keyOf(id), at))
    if (due.length > 0) {
      const looks = due.map(deviceId => ({ at, username, deviceId, what, why }))
      remember(due.map(keyOf), at, accounts.recordLooks(looks))
    }
    const all = [...ids].map(id => recorded.get(keyOf(id)))
    if (all.every(look => look?.isWritten)) return undefined
    return Promise.all(all.map(look => look?.written)).then(() => {})
  }

  function remember(keys: readonly string[], at: Instant, written: Promise<void>): void {
    forgetOld(recorded, at)
    const look: Recorded = { at, written, isWritten: false }
    for (const key of keys) {
      recorded.delete(key)
      recorded.set(key, look)
    }
    written.then(
      () => {
        look.isWritten = true
      },
      () => {
        for (const key of keys) recorded.delete(key)
      },
    )
  }

  return {
    atPeople: async (who, ids, what) => record(who, new Set(ids), what),
    atDevices: async (who, devices, what) =>
      record(
        who,
        idsOf(
          devices,
          d => health.has(d.kind),
          d => d.id,
        ),
        what,
      ),
    atUnclaimed: async (who, { source, address }) =>
      record(who, new Set([`${source}/${address}`]), 'last-values'),
    atAlerts: (who, alerts) => record(who, new Set([...alerts].flatMap(bandsIn)), 'alert'),
  }

  /** What is seen of it may be of several. */
  function bandsIn(alert: SeenAlert): DeviceId[] {
    if (isRedacted(alert)) return []
    const { deviceId, deviceKind, evidence } = alert
    const members = evidence.members?.map(({ device }) => device).filter(isBand) ?? []
    return health.has(deviceKind) ? [deviceId, ...members] : members
  }

  function isBand(id: DeviceId): boolean {
    const kind = registry.get(id)?.device.kind
    return kind === undefined || health.has(kind)
  }
}

const coalescedMs: DurationMs = 10 * MINUTE
/** At 150 bytes each; with fewer than a district has wristbands, each list that is asked for would be recorded anew. */
export const REMEMBERED_MAX = 200_000

/** The oldest stand first. Forgetting early costs a second record, nothing else. */
function forgetOld(recorded: Map<string, Recorded>, now: Instant): void {
  for (const [key, { at }] of recorded) {
    if (recorded.size < REMEMBERED_MAX && now - at < coalescedMs) return
    recorded.delete(key)
  }
}

function idsOf<T>(
  items: Iterable<T>,
  fits: (item: T) => boolean,
  idOf: (item: T) => DeviceId,
): Set<DeviceId> {
  const ids = new Set<DeviceId>()
  for (const item of items) if (fits(item)) ids.add(idOf(item))
  return ids
}
