// A year of trouble for four devices, always the same for the same seed: what was decided once must be decided again.
import { Random } from '../../../../scripts/testing/random.ts'
import { kinds } from '../../kinds/kinds.ts'
import type { Device } from '../../model/device.ts'
import type { Input } from '../../model/input.ts'
import type { MetricSpec } from '../../model/metric.ts'
import type { MetricValue } from '../../model/reading.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../model/time.ts'
import { T0 } from './site.ts'

const devices: readonly Device[] = ['smart-bin', 'fire-lane-camera', 'ev-charger', 'wristband'].map(kind => ({
  ...{ id: `one-${kind}`, kind, site: 's', zone: 'z', name: kind },
}))

const PAUSES_MS = [0, SECOND, 7 * SECOND, 30 * SECOND, MINUTE, 7 * MINUTE, HOUR]
const LAGS_MS = [0, 0, 0, 40, 3 * SECOND, 7 * MINUTE, -5 * SECOND]

/** Metrics that came after the history was first told: with them it would be another one, its saved state of no use. */
const LATER: ReadonlySet<string> = new Set(['uplinkCount', 'tilted', 'cutOffIgnored'])

export function seededHistory(seed: number, count: number): [Input, Instant][] {
  const random = new Random(seed)
  let now = T0
  const inputs: [Input, Instant][] = devices.map(device => [
    { type: 'device-saved', device, actor: 'test' },
    now,
  ])
  while (inputs.length < count) {
    now += random.chance(0.002) ? 31 * DAY : random.pick(PAUSES_MS)
    inputs.push([inputOf(random, now), now])
  }
  return inputs
}

function inputOf(random: Random, now: Instant): Input {
  const chance = random.fraction()
  if (chance < 0.04) return { type: 'tick' }
  if (chance < 0.1) {
    const action = random.pick(['acknowledge', 'assign', 'on-site', 'resolve'] as const)
    const alertId = `s-${Math.ceil(random.fraction() * 200)}`
    return { type: 'command', command: { action, alertId, actor: 'wang' } }
  }
  const device = random.pick(devices)
  if (chance < 0.11) return { type: 'device-saved', device, actor: 'test' }
  const values: Record<string, MetricValue> = {}
  for (const [metric, spec] of Object.entries(kinds.get(device.kind)?.metrics ?? {})) {
    if (LATER.has(metric)) continue
    if (random.chance(0.8)) values[metric] = valueFor(random, spec)
  }
  return { type: 'reading', reading: { deviceId: device.id, values, ts: now - random.pick(LAGS_MS) } }
}

function valueFor(random: Random, spec: MetricSpec): MetricValue {
  if (spec.type === 'flag') return random.chance(0.2)
  if (spec.type === 'word') return random.pick(spec.oneOf ?? ['a word'])
  const value = random.within(Math.max(spec.min, -10), Math.min(spec.max, 150))
  return random.chance(0.5) ? Math.round(value) : value
}
