import { clear, withdraw } from '../alerts/episode.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Device, DeviceId } from '../model/device.ts'
import type { RuleTuning } from '../model/rule.ts'
import type { Instant } from '../model/time.ts'
import { applyRule } from './apply-rule.ts'
import { type Community, type DeviceState, newDeviceState } from './state.ts'
import { frameAt } from './timers.ts'

/** Registers a device, or changes what is known of it. */
export function saveDevice(community: Community, device: Device, now: Instant, changes: AlertChange[]): void {
  const program = community.book.programFor(device, community.tunings)
  const known = community.devices.get(device.id)
  if (known === undefined) {
    community.devices.set(device.id, newDeviceState(device, program))
    return
  }
  known.device = device
  known.program = program
  dropLeftRules(community, known, now, changes)
}

/** Its alerts end as withdrawn. */
export function deleteDevice(community: Community, id: DeviceId, now: Instant, changes: AlertChange[]): void {
  if (!community.devices.delete(id)) return
  for (const record of [...community.alerts.values()]) {
    if (record.alert.deviceId !== id) continue
    changes.push(withdraw(record, now, 'device deleted'))
    community.alerts.delete(record.alert.id)
  }
}

/** New figures for a rule: what the devices last reported is looked at again under them. */
export function tuneRule(
  community: Community,
  tuning: RuleTuning,
  now: Instant,
  changes: AlertChange[],
): void {
  community.tunings.set(tuning.rule, tuning)
  for (const of of community.devices.values()) {
    const before = of.program.byId.get(tuning.rule)
    of.program = community.book.programFor(of.device, community.tunings)
    const compiled = of.program.byId.get(tuning.rule)
    if (compiled === before) continue
    dropLeftRules(community, of, now, changes)
    // A call for help is a moment, not a state: it is not made again by changing a figure.
    if (compiled === undefined || compiled.rule.lifeSafety || of.lastSeenAt === null) continue
    const frame = { ...frameAt(of, now), reported: of.values }
    changes.push(...applyRule(community, of, compiled, frame))
  }
}

/** Rules that apply no more end their episodes, save those that only a person may end. */
function dropLeftRules(community: Community, of: DeviceState, now: Instant, changes: AlertChange[]): void {
  for (const rule of Object.keys(of.rules)) {
    if (of.program.byId.has(rule)) continue
    delete of.rules[rule]
    const record = community.alerts.get(of.open[rule] ?? '')
    if (record === undefined || record.alert.latched) continue
    delete of.open[rule]
    changes.push(clear(record, now, 'rule switched off'))
  }
}
