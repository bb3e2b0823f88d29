import type { WireDeviceRules } from '../../../../services/api/wire/rule.ts'

/** What a band measures of somebody, in the order in which it is shown. */
export const VITALS = [
  'heartRateBpm',
  'spo2Percent',
  'bodyTemperatureC',
  'respirationPerMin',
  'systolicMmHg',
  'diastolicMmHg',
] as const
export type VitalName = (typeof VITALS)[number]

/** Inclusive; an end that is not set is not judged. */
export interface Range {
  readonly low?: number
  readonly high?: number
}

/** No points in NEWS2 (Royal College of Physicians, 2017), where no rule of the band has figures of its own. */
const USUAL: Readonly<Partial<Record<VitalName, Range>>> = {
  bodyTemperatureC: { low: 36.1, high: 38 },
  respirationPerMin: { low: 12, high: 20 },
}

/** Within which no rule calls: the figures that hold for this very band. */
export function rangesOf(rules: WireDeviceRules['rules']): Readonly<Partial<Record<VitalName, Range>>> {
  const pulse = figuresOf(rules, 'heart-rate')
  const oxygen = figuresOf(rules, 'spo2')
  return {
    ...USUAL,
    ...(pulse && { heartRateBpm: defined(pulse.lowBpm?.value, pulse.highBpm?.value) }),
    ...(oxygen && { spo2Percent: defined(oxygen.percent?.value, undefined) }),
  }
}

/** Nothing where the rule is off: its figures hold nothing then. */
function figuresOf(rules: WireDeviceRules['rules'], id: string) {
  const rule = rules.find(one => one.id === id)
  return rule?.enabled.value ? rule.settings : undefined
}

const defined = (low: number | undefined, high: number | undefined): Range => ({
  ...(low !== undefined && { low }),
  ...(high !== undefined && { high }),
})

export type Standing = 'in' | 'low' | 'high' | 'unjudged'

export function standingOf(value: number, range: Range | undefined): Standing {
  if (range === undefined) return 'unjudged'
  if (range.low !== undefined && value < range.low) return 'low'
  return range.high !== undefined && value > range.high ? 'high' : 'in'
}
