import { clear, withdraw } from '../alerts/episode.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Device, DeviceId } from '../model/device.ts'
import type { RuleTuning } from '../model/rule.ts'
import { type Instant, NOT_YET } from '../model/time.ts'
import { applyRule } from './apply-rule.ts'
import { newDeviceNumbers, quietSince } from './device-numbers.ts'
import { type DeviceState, newDeviceState } from './device-state.ts'
import { expectedIntervalMs } from './program.ts'
import { placeStates, statesByName } from './rule-memory.ts'
import type { Community } from './state.ts'
import { frameAt } from './timers.ts'

/** Registers a device, or changes what is known of it. */
export function saveDevice(community: Community, device: Device, now: Instant, changes: AlertChange[]): void {
  const program = community.book.programFor(device, community.tunings)
  const known = community.devices.get(device.id)
  if (known === undefined) {
    const memory = newDeviceNumbers(community.rows.take())
    community.devices.set(device.id, newDeviceState(device, program, memory))
    return
  }
  const intervalBefore = known.expectedIntervalMs
  known.device = device
  known.expectedIntervalMs = expectedIntervalMs(device, program.kind)
  reprogram(community, known, now, changes, known.expectedIntervalMs !== intervalBefore)
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
    if (record.alert.deviceId !== id) continue
    changes.push(withdraw(record, now, 'device deleted'))
    community.alerts.delete(record.alert.id)
  }
}

/** New figures for a rule, for all devices to which they apply. */
export function tuneRule(
  community: Community,
  tuning: RuleTuning,
  now: Instant,
  changes: AlertChange[],
): void {
  community.tunings.set(tuning.rule, tuning)
  for (const of of community.devices.values()) reprogram(community, of, now, changes)
}

/**
 * Rules with other figures than before look again at what the device last reported. One that stayed as it was is left
 * to its timer, which may be held back for the devices to return after a start.
 */
function reprogram(
  community: Community,
  of: DeviceState,
  now: Instant,
  changes: AlertChange[],
  isOtherSilence = false,
): void {
  const before = of.program
  const program = community.book.programFor(of.device, community.tunings)
  if (program !== before) {
    const states = statesByName(of)
    of.program = program
    placeStates(of, states)
  }
  dropLeftRules(community, of, now, changes)
  if (quietSince(of) === NOT_YET) return
  for (const compiled of of.program.rules) {
    // A call for help is a moment, not a state: it is not made again by changing a figure.
    if (compiled.rule.lifeSafety) continue
    const isTheSame = compiled === before.byId.get(compiled.rule.id)
    if (isTheSame && !(compiled.hearsSilence && isOtherSilence)) continue
    applyRule(community, of, compiled, frameAt(of, now), changes)
  }
}

/** Rules that apply no more end their episodes, save those that only a person may end. */
function dropLeftRules(community: Community, of: DeviceState, now: Instant, changes: AlertChange[]): void {
  for (const rule of new Set([...Object.keys(of.left), ...Object.keys(of.open)])) {
    if (of.program.byId.has(rule)) continue
    const record = community.alerts.get(of.open[rule] ?? '')
    if (record?.alert.latched) continue
    delete of.left[rule]
    if (record === undefined) continue
    delete of.open[rule]
    changes.push(clear(record, now, 'rule switched off'))
  }
}
