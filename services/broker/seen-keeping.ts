import type { Logger } from 'pino'
import type { DeviceId } from '../domain/model/device.ts'
import type { Timers } from '../runtime/timers.ts'
import type { AccountStore } from '../store/store.ts'
import type { SeenCertificates } from './seen-certificates.ts'

export interface SeenKeepingOptions {
  readonly seen: SeenCertificates
  readonly accounts: Pick<AccountStore, 'saveSeenCertificates'>
  readonly timers: Timers
  readonly log: Pick<Logger, 'warn'>
}

/** Writes down what devices signed in by; answers what writes at once. `inTurn`: one change after the other. */
export function keepSeen(
  { seen, accounts, timers, log }: SeenKeepingOptions,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
): () => void {
  let changed = new Set<DeviceId>()
  let callOff: (() => void) | undefined

  function save(): void {
    callOff?.()
    callOff = undefined
    const ids = changed
    if (ids.size === 0) return
    changed = new Set()
    // Looked up then: one that was deleted meanwhile is not to come back.
    inTurn(() => accounts.saveSeenCertificates([...ids].map(id => [id, seen.of(id)]))).catch(error =>
      log.warn({ err: error }, 'what devices signed in by could not be written down'),
    )
  }

  // Ten thousand devices that come back at once are one write, not ten thousand.
  seen.whenChanged(id => {
    changed.add(id)
    callOff ??= timers.after(SAVED_AFTER_MS, save)
  })
  return save
}

const SAVED_AFTER_MS = 10_000
