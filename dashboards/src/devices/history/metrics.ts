import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireKind, WireMetric } from '../../api/devices.ts'

export interface Metric {
  readonly name: string
  readonly spec: WireMetric
}

/** Where somebody is, is drawn on a map or not at all; free words (a plate, an address) have no picture. */
const NOT_DRAWN = new Set(['lat', 'lon'])

/** Those that the device reports first, in the order of its kind. */
export function drawableOf(device: WireDevice, kind: WireKind | undefined): readonly Metric[] {
  const all = Object.entries(kind?.metrics ?? {})
    .map(([name, spec]) => ({ name, spec }))
    .filter(({ name, spec }) => !NOT_DRAWN.has(name) && (spec.type !== 'word' || spec.oneOf !== undefined))
  const isReported = ({ name }: Metric) => name in device.values
  return [...all.filter(isReported), ...all.filter(metric => !isReported(metric))]
}

/** Those that the address names; else the first that is reported. */
export function chosenMetrics(drawable: readonly Metric[], named: string | null): readonly Metric[] {
  const wanted = new Set(named?.split(',') ?? [])
  const found = drawable.filter(({ name }) => wanted.has(name))
  return found.length > 0 ? found : drawable.slice(0, 1)
}
