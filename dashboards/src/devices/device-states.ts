import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireKind } from '../api/devices.ts'
import { freshnessOf } from './freshness.ts'

/** What may be wrong with a device, the worst first; nothing of these is "in order". */
export const STATES = ['alerts', 'silent', 'never', 'battery', 'signal', 'refused'] as const
export type DeviceState = (typeof STATES)[number]

/** At this much somebody should bring a new battery with the next round. */
export const BATTERY_LOW_PERCENT = 20

/** What else is known than what the device itself says. */
export interface Around {
  readonly kinds: ReadonlyMap<string, WireKind> | undefined
  readonly alerts: ReadonlyMap<string, readonly WireAlert[]>
  /** How many of its messages, or parts of them, were refused. */
  readonly refused: ReadonlyMap<string, number>
  readonly now: number
}

/** Of an id that is looked up by it, those with its alerts; a withheld device has none. */
export function byDevice(alerts: readonly WireAlert[]): Map<string, WireAlert[]> {
  const found = new Map<string, WireAlert[]>()
  for (const alert of alerts) {
    const others = found.get(alert.deviceId)
    if (others === undefined) found.set(alert.deviceId, [alert])
    else others.push(alert)
  }
  return found
}

export function statesOf(device: WireDevice, { kinds, alerts, refused, now }: Around): DeviceState[] {
  const own = alerts.get(device.id) ?? []
  const freshness = freshnessOf(device, kinds?.get(device.kind), now)
  const battery = batteryOf(device)
  return STATES.filter(state => {
    if (state === 'alerts') return own.length > 0
    if (state === 'silent' || state === 'never') return freshness === state
    if (state === 'battery') return battery !== undefined && battery <= BATTERY_LOW_PERCENT
    if (state === 'signal') return own.some(({ rule }) => rule === WEAK_LINK)
    return (refused.get(device.id) ?? 0) > 0
  })
}

/** The rule that notices a device which falls silent again and again. */
export const WEAK_LINK = 'weak-link'

export function batteryOf({ values }: WireDevice): number | undefined {
  const { batteryPercent } = values
  return typeof batteryPercent === 'number' ? batteryPercent : undefined
}
