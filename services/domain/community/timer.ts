import type { DeviceId } from '../model/device.ts'
import type { Instant } from '../model/time.ts'
import type { DeviceState } from './device-state.ts'

/** What else waits for a time: see `holding-timers.ts`. */
export type HoldingTask =
  | 'shelf-end'
  | 'pause-end'
  | 'window-end'
  | 'flood-end'
  | 'quiet'
  | 'look'
  | 'site-look'
  | 'pursuit'
  | 'duty-look'
  | 'duty-check'

/** A rule of a device that wants to be evaluated, or an alert that is to be closed. Plain data. */
export interface Timer {
  /** When it came or comes due: the time that it is evaluated for. */
  due: Instant
  /** When it fires: later than `due` by the device's lag, or where a start held it back. */
  fireAt: Instant
  /** `rule/{device}/{rule}`, `heed/{device}` or `expire/{alert}`: breaks ties, so that the order never depends on the past. */
  readonly key: string
  readonly deviceId?: DeviceId
  readonly rule?: string
  readonly alertId?: string
  /** Of what keeps alerts from people: what is to be done, and what it is about. */
  readonly task?: HoldingTask
  readonly about?: string
  /** What a device reported and was held back is to be heeded. */
  readonly heed?: true
  /** The device itself, at hand: putting a timer back needs no look-up among 100,000 of them. Not in a snapshot. */
  of?: DeviceState
}

export const ruleTimer = (of: DeviceState, rule: string, due: Instant, fireAt: Instant): Timer => ({
  due,
  fireAt,
  key: `rule/${of.device.id}/${rule}`,
  deviceId: of.device.id,
  rule,
  of,
})

/** The same entry for a later time, with no new one and its key to be made; it must not be in the queue. */
export function movedOn(timer: Timer, of: DeviceState, due: Instant, fireAt: Instant): Timer {
  timer.of = of
  timer.due = due
  timer.fireAt = fireAt
  return timer
}

export const heedTimer = (of: DeviceState, due: Instant, fireAt: Instant): Timer => ({
  due,
  fireAt,
  key: `heed/${of.device.id}`,
  deviceId: of.device.id,
  heed: true,
  of,
})

export const expiryTimer = (alertId: string, due: Instant): Timer => ({
  due,
  fireAt: due,
  key: `expire/${alertId}`,
  alertId,
})

export const holdingTimer = (task: HoldingTask, about: string, due: Instant): Timer => ({
  due,
  fireAt: due,
  key: `${task}/${about}`,
  task,
  about,
})

/** The order in which they fire. */
export const isBefore = (a: Timer, b: Timer): boolean =>
  a.fireAt !== b.fireAt ? a.fireAt < b.fireAt : a.due !== b.due ? a.due < b.due : a.key < b.key
