import type { DurationMs, Instant } from '../model/time.ts'
import type { Flood } from './floods.ts'
import { SLOT_MS, type Slots } from './slots.ts'

/** A bar: the most alarms in any ten minutes of it, and whether any of it was a flood. */
export interface Bar {
  readonly at: Instant
  readonly alarms: number
  readonly flood: boolean
}

export interface Bars {
  /** How long each is: ten minutes or a multiple. */
  readonly everyMs: DurationMs
  readonly bars: readonly Bar[]
}

/** More could not be told apart on a screen. */
export const BARS_MAX = 240

export function barsOf({ first, counts }: Slots, floods: readonly Flood[]): Bars {
  const slotsEach = Math.ceil(counts.length / BARS_MAX)
  const everyMs = slotsEach * SLOT_MS
  const bars = Array.from({ length: Math.ceil(counts.length / slotsEach) }, (_, i) => ({
    at: first + i * everyMs,
    alarms: Math.max(...counts.subarray(i * slotsEach, (i + 1) * slotsEach)),
    flood: false,
  }))
  for (const { from, to } of floods) {
    const last = Math.floor((to - 1 - first) / everyMs)
    for (let i = Math.floor((from - first) / everyMs); i <= last; i++) {
      const bar = bars[i]
      if (bar) bar.flood = true
    }
  }
  return { everyMs, bars }
}
