import { withdraw } from '../alerts/episode.ts'
import { forgetDevice } from '../alerts/holds.ts'
import { SITE_KIND } from '../alerts/summaries.ts'
import { forgetSenses } from '../ingest/senses.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Device, DeviceId } from '../model/device.ts'
import type { Instant } from '../model/time.ts'
import { doubtSensors } from './act-on.ts'
import { newDeviceNumbers, SENSES_FROM } from './device-numbers.ts'
import { type DeviceState, newDeviceState } from './device-state.ts'
import { expectedIntervalMs } from './program.ts'
import { reconsider, reconsiderHeldBy } from './reconsider.ts'
import { reprogram } from './reprogram.ts'
import { noteProgram } from './rule-failed.ts'
import { lookAgain } from './site-watch.ts'
import type { Community } from './state.ts'

/** Registers a device, or changes what is known of it. */
export function saveDevice(community: Community, device: Device, now: Instant, changes: AlertChange[]): void {
  const program = community.book.programFor(device, community)
  const known = community.devices.get(device.id)
  if (known === undefined) {
    const memory = newDeviceNumbers(community.rows.take())
    const of = newDeviceState(device, program, memory)
    community.devices.set(device.id, of)
    noteProgram(community, of)
    return
  }
  const intervalBefore = known.expectedIntervalMs
  const isOtherKind = known.device.kind !== device.kind
  if (isOtherKind) forgetSensors(known)
  known.device = device
  known.expectedIntervalMs = expectedIntervalMs(device, program.kind)
  const isOtherSilence = known.expectedIntervalMs !== intervalBefore
  reprogram(community, known, now, changes, { isOtherSilence })
  // Moved to another zone, or behind another gateway, other things may hold its alerts back.
  for (const alertId of Object.values(known.open)) reconsider(community, alertId, changes)
  if (isOtherKind) doubtSensors(community, known, now, changes)
}

/** Its alerts end as withdrawn. */
export function deleteDevice(community: Community, id: DeviceId, now: Instant, changes: AlertChange[]): void {
  const of = community.devices.get(id)
  if (of === undefined) return
  of.isGone = true
  community.devices.delete(id)
  community.rows.giveBack(of)
  community.deleted.set(id, now)
  for (const record of [...community.alerts.values()]) {
    if (record.alert.deviceId !== id || record.alert.deviceKind === SITE_KIND) continue
    changes.push(withdraw(record, now, 'device deleted'))
    community.alerts.delete(record.alert.id)
  }
  forgetDevice(community.holds, id)
  reconsiderHeldBy(community, id, changes)
  lookAgain(community, changes)
}

/** Another kind has other sensors. */
function forgetSensors(of: DeviceState): void {
  forgetSenses(of, SENSES_FROM)
  of.doubts = undefined
}
