import { type Handled, refused } from '../alerts/handle.ts'
import type { Shelf } from '../alerts/holds.ts'
import type { AlertRecord } from '../alerts/record.ts'
import { identityOf } from '../alerts/shelving.ts'
import { shelve, unshelve } from '../alerts/suppression.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Command } from '../model/command.ts'
import { type Actor, SYSTEM } from '../model/person.ts'
import { HOUR } from '../model/time.ts'
import { isLifeSafety } from './life-safety.ts'
import { reconsider } from './reconsider.ts'
import type { Community } from './state.ts'
import { holdingTimer } from './timer.ts'

/** A person puts an alert aside for a while: this episode, and whatever its rule raises of the device until then. */
export function putAside(community: Community, record: AlertRecord, command: Command): Handled {
  const { now, holds, timers } = community
  const { deviceId, rule } = record.alert
  const until = command.until ?? now + (command.forMs ?? 0)
  const refusal = refusalOf(community, record, command, until - now)
  if (refusal !== undefined) return refusal
  const identity = identityOf(deviceId, rule)
  const { actor: by, reason = '' } = command
  const shelf: Shelf = { deviceId, rule, by, reason, since: now, until }
  holds.shelves.set(identity, shelf)
  timers.push(holdingTimer('shelf-end', identity, until))
  return { ok: true, changes: [shelve(record, shelf, now)] }
}

/** The other way round, before its time. */
export function takeBack(community: Community, record: AlertRecord, command: Command): Handled {
  const { deviceId, rule } = record.alert
  const shelf = community.holds.shelves.get(identityOf(deviceId, rule))
  if (shelf === undefined) return refused('ALERT_NOT_SHELVED', command, record.alert)
  const changes: AlertChange[] = []
  endShelf(community, shelf, record, command.actor, command.note, changes)
  return { ok: true, changes }
}

/** Fires at the end of a shelf, or at what was its end before it was put off. */
export function shelfOver(community: Community, identity: string, changes: AlertChange[]): void {
  const shelf = community.holds.shelves.get(identity)
  if (shelf === undefined || shelf.until > community.now) return
  const record = openRecord(community, shelf)
  endShelf(community, shelf, record, SYSTEM, undefined, changes)
}

function endShelf(
  community: Community,
  { deviceId, rule }: Shelf,
  record: AlertRecord | undefined,
  actor: Actor,
  note: string | undefined,
  changes: AlertChange[],
): void {
  community.holds.shelves.delete(identityOf(deviceId, rule))
  if (record === undefined) return
  changes.push(unshelve(record, actor, community.now, note))
  reconsider(community, record.alert.id, changes)
}

const openRecord = ({ alerts, devices, holds, site }: Community, { deviceId, rule }: Shelf) =>
  alerts.get(devices.get(deviceId)?.open[rule] ?? (deviceId === site ? holds.open[rule] : undefined) ?? '')

function refusalOf(
  community: Community,
  { alert }: AlertRecord,
  command: Command,
  forMs: number,
): Handled | undefined {
  if (isLifeSafety(community, alert)) return refused('ALERT_NEVER_SHELVED', command, alert)
  const { shelveForMsMax } = community.policy
  const limit = `for more than 0 and at most ${shelveForMsMax / HOUR} h`
  if (forMs <= 0) return refused('SHELVING_ALREADY_OVER', command, alert, limit)
  return forMs > shelveForMsMax ? refused('SHELVING_TOO_LONG', command, alert, limit) : undefined
}
