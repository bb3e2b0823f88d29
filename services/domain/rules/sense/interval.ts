import type { NumberMetric } from '../../model/metric.ts'
import type { Operator } from '../conditions/comparing.ts'

/** Numbers between two, each of which is one of them or not. */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly withLow: boolean
  readonly withHigh: boolean
}

const ALL: Interval = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  withLow: true,
  withHigh: true,
}

export const rangeOf = ({ min, max }: NumberMetric): Interval => ({ ...ALL, low: min, high: max })

export function intervalOf(op: Operator, limit: number): Interval {
  const withLimit = op === '>=' || op === '<='
  return op === '>=' || op === '>'
    ? { ...ALL, low: limit, withLow: withLimit }
    : { ...ALL, high: limit, withHigh: withLimit }
}

export function meet(a: Interval, b: Interval): Interval {
  const low = Math.max(a.low, b.low)
  const high = Math.min(a.high, b.high)
  return {
    low,
    high,
    withLow: (a.low < low || a.withLow) && (b.low < low || b.withLow),
    withHigh: (a.high > high || a.withHigh) && (b.high > high || b.withHigh),
  }
}

export const isEmpty = ({ low, high, withLow, withHigh }: Interval): boolean =>
  low > high || (low === high && !(withLow && withHigh))

const OPPOSITE = { '>=': '<', '>': '<=', '<=': '>', '<': '>=' } as const
export const opposite = (op: Operator, limit: number): Interval => intervalOf(OPPOSITE[op], limit)
