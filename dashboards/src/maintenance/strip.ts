const DAY_MS = 86_400_000
/** A week at least, a month at most: what comes later is at the edge. */
const DAYS_MIN = 7
const DAYS_MAX = 31

export interface Strip {
  readonly from: number
  readonly to: number
  /** Where days begin, by the reader's clock. */
  readonly days: readonly number[]
}

/** From the beginning of today to the end of the last work. */
export function stripOf(ends: readonly number[], now: number, startOfDay: (at: number) => number): Strip {
  const from = startOfDay(now)
  const last = Math.max(now, ...ends)
  const count = Math.min(DAYS_MAX, Math.max(DAYS_MIN, Math.ceil((last - from) / DAY_MS)))
  const days = Array.from({ length: count }, (_, i) => startOfDay(from + i * DAY_MS + DAY_MS / 2))
  return { from, to: startOfDay(from + count * DAY_MS + DAY_MS / 2), days }
}

/** Where something lies in the strip, in percent; what reaches beyond ends at its edge. */
export function placeIn({ from, to }: Strip, begin: number, end: number) {
  const part = (at: number) => (Math.min(Math.max(at, from), to) - from) / (to - from)
  const left = part(begin) * 100
  return { left: `${left}%`, width: `${Math.max(0.6, part(end) * 100 - left)}%` }
}

export function startOfDay(at: number): number {
  const day = new Date(at)
  day.setHours(0, 0, 0, 0)
  return day.getTime()
}
