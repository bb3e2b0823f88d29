// A year of trouble for four devices, always the same for the same seed: what was decided once must be decided again.
import { kinds } from '../../kinds/kinds.ts'
import type { Device } from '../../model/device.ts'
import type { Input } from '../../model/input.ts'
import type { MetricSpec } from '../../model/metric.ts'
import type { MetricValue } from '../../model/reading.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../model/time.ts'
import { T0 } from './site.ts'

type Dice = () => number

/** Mulberry32. */
function diceOf(seed: number): Dice {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = <T>(dice: Dice, list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T

const devices: readonly Device[] = ['smart-bin', 'fire-lane-camera', 'ev-charger', 'wristband'].map(kind => ({
  ...{ id: `one-${kind}`, kind, site: 's', zone: 'z', name: kind },
}))

const PAUSES_MS = [0, SECOND, 7 * SECOND, 30 * SECOND, MINUTE, 7 * MINUTE, HOUR]
const LAGS_MS = [0, 0, 0, 40, 3 * SECOND, 7 * MINUTE, -5 * SECOND]

export function seededHistory(seed: number, count: number): [Input, Instant][] {
  const dice = diceOf(seed)
  let now = T0
  const inputs: [Input, Instant][] = devices.map(device => [
    { type: 'device-saved', device, actor: 'test' },
    now,
  ])
  while (inputs.length < count) {
    now += dice() < 0.002 ? 31 * DAY : pick(dice, PAUSES_MS)
    inputs.push([inputOf(dice, now), now])
  }
  return inputs
}

function inputOf(dice: Dice, now: Instant): Input {
  const chance = dice()
  if (chance < 0.04) return { type: 'tick' }
  if (chance < 0.1) {
    const action = pick(dice, ['acknowledge', 'assign', 'on-site', 'resolve'] as const)
    const alertId = `s-${Math.ceil(dice() * 200)}`
    return { type: 'command', command: { action, alertId, actor: 'wang' } }
  }
  const device = pick(dice, devices)
  if (chance < 0.11) return { type: 'device-saved', device, actor: 'test' }
  const values: Record<string, MetricValue> = {}
  for (const [metric, spec] of Object.entries(kinds.get(device.kind)?.metrics ?? {})) {
    if (dice() < 0.8) values[metric] = valueFor(dice, spec)
  }
  return { type: 'reading', reading: { deviceId: device.id, values, ts: now - pick(dice, LAGS_MS) } }
}

function valueFor(dice: Dice, spec: MetricSpec): MetricValue {
  if (spec.type === 'flag') return dice() < 0.2
  if (spec.type === 'word') return pick(dice, spec.oneOf ?? ['a word'])
  const value = Math.max(spec.min, -10) + dice() * (Math.min(spec.max, 150) - Math.max(spec.min, -10))
  return dice() < 0.5 ? Math.round(value) : value
}
