import type { Instant } from '../model/time.ts'
import { lengthOf, type Period } from './life.ts'
import { SLOT_MS } from './slots.ts'

/** ISA-18.2: it begins with more than ten alarms in ten minutes and ends with fewer than five. */
export const FLOOD_ABOVE = 10
export const FLOOD_OVER_BELOW = 5

export interface Flood extends Period {
  /** Those that made it a flood included. */
  readonly alarms: number
}

/** `times` in their order. The ten minutes slide with them; a flood begins with the alarm that is one too many. */
export function floodsOf(times: readonly Instant[]): Flood[] {
  const floods: Flood[] = []
  let open: { from: Instant; first: number } | undefined
  let oldest = 0 // of the last ten minutes
  /** Lets alarms fall out of the window until then; a flood ends when too few are left. */
  const pass = (until: Instant, before: number): void => {
    for (; oldest < before && at(times, oldest) + SLOT_MS <= until; oldest++) {
      if (open === undefined || before - oldest - 1 >= FLOOD_OVER_BELOW) continue
      floods.push({ from: open.from, to: at(times, oldest) + SLOT_MS, alarms: before - open.first })
      open = undefined
    }
  }
  for (const [i, now] of times.entries()) {
    pass(now, i)
    if (open === undefined && i - oldest + 1 > FLOOD_ABOVE) open = { from: now, first: oldest }
  }
  pass(Number.POSITIVE_INFINITY, times.length)
  return floods
}

/** The share of the period that lies in floods. */
export function floodShare(floods: readonly Flood[], period: Period): number {
  const within = floods.map(({ from, to }) => Math.min(to, period.to) - Math.max(from, period.from))
  return within.reduce((sum, ms) => sum + Math.max(0, ms), 0) / lengthOf(period)
}

/** Of a flood is also what brought it about in the ten minutes before. */
export const isIn = (when: Instant, { from, to }: Flood): boolean => when > from - SLOT_MS && when <= to

const at = (times: readonly Instant[], place: number): Instant => times[place] ?? Number.NaN
