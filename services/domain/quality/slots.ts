import { type Instant, MINUTE } from '../model/time.ts'
import { lengthOf, type Period } from './life.ts'

/** The standards count alarms by ten minutes. */
export const SLOT_MS = 10 * MINUTE

/** Alarms of each ten minutes of a period, aligned to the epoch: the first and the last may reach beyond it. */
export interface Slots {
  /** The beginning of the first. */
  readonly first: Instant
  readonly counts: Uint32Array
}

export function slotsOf(times: readonly Instant[], { from, to }: Period): Slots {
  const first = floorToSlot(from)
  const counts = new Uint32Array(Math.max(1, Math.ceil((to - first) / SLOT_MS)))
  for (const at of times) {
    const place = Math.floor((at - first) / SLOT_MS)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return { first, counts }
}

export interface Rate {
  /** Alarms per ten minutes over the whole period. */
  readonly mean: number
  readonly peak: number
  /** The ten minutes with the most; the first of them where there are several. */
  readonly peakAt: Instant | null
  /** Of all ten minutes, the share with more than one alarm. */
  readonly over1: number
  /** The share with more than ten. */
  readonly over10: number
}

/** One alarm in ten minutes is what a person can look into; more than ten is a flood. */
export const MANY = 10

export function rateOf({ first, counts }: Slots, period: Period): Rate {
  let [sum, peak, place, over1, over10] = [0, 0, 0, 0, 0]
  for (let i = 0; i < counts.length; i++) {
    const alarms = counts[i] ?? 0
    sum += alarms
    if (alarms > peak) [peak, place] = [alarms, i]
    if (alarms > 1) over1++
    if (alarms > MANY) over10++
  }
  return {
    mean: sum / (lengthOf(period) / SLOT_MS),
    peak,
    peakAt: peak === 0 ? null : first + place * SLOT_MS,
    over1: over1 / counts.length,
    over10: over10 / counts.length,
  }
}

export const floorToSlot = (at: Instant): Instant => Math.floor(at / SLOT_MS) * SLOT_MS
