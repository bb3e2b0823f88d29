import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { isHeld, SEVERITIES, type Severity } from '../alerts/alert.ts'
import type { WireKind } from '../api/devices.ts'
import { freshnessOf } from '../devices/freshness.ts'

/** How a device is, as its mark says it. */
export type ThingState = 'alert' | 'held' | 'silent' | 'never' | 'well'

export interface Thing {
  readonly device: WireDevice
  readonly state: ThingState
  /** The worst of its open alerts: of those that people hear of, where there is one. */
  readonly worst: WireAlert | undefined
  readonly alerts: readonly WireAlert[]
}

/** The worst of some, those that people hear of before those that are held back. */
export function worstAlert(alerts: readonly WireAlert[]): WireAlert | undefined {
  const heard = alerts.filter(alert => !isHeld(alert))
  const among = heard.length > 0 ? heard : alerts
  return among.toSorted((a, b) => rankOf(a.severity) - rankOf(b.severity))[0]
}

/** The devices of a site with what is wrong with them; the worst first. */
export function thingsOf(
  devices: readonly WireDevice[],
  alerts: readonly WireAlert[],
  kinds: ReadonlyMap<string, WireKind> | undefined,
  now: number,
): readonly Thing[] {
  const byDevice = Map.groupBy(alerts, ({ deviceId }) => deviceId)
  return devices
    .map(device => thingOf(device, byDevice.get(device.id) ?? [], kinds?.get(device.kind), now))
    .sort((a, b) => urgency(a) - urgency(b) || a.device.name.localeCompare(b.device.name, 'zh-CN'))
}

function thingOf(
  device: WireDevice,
  alerts: readonly WireAlert[],
  kind: WireKind | undefined,
  now: number,
): Thing {
  const worst = worstAlert(alerts)
  const fresh = freshnessOf(device, kind, now)
  const state = worst === undefined ? (fresh === 'fresh' ? 'well' : fresh) : isHeld(worst) ? 'held' : 'alert'
  return { device, state, worst, alerts }
}

const ORDER: readonly ThingState[] = ['alert', 'silent', 'never', 'held', 'well']

/** What needs somebody comes first, the worst of it ahead. */
const urgency = ({ state, worst }: Thing): number =>
  ORDER.indexOf(state) * 10 + (worst === undefined ? 9 : rankOf(worst.severity))

export const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity)

export const needsAttention = ({ state }: Thing): boolean => state !== 'well' && state !== 'held'
