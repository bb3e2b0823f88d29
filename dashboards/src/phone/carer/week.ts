import type { WireHistory } from '../../../../services/api/wire/device.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const WEEK_MS = 7 * DAY_MS

type Points = NonNullable<WireHistory['points']>

export interface Hour {
  readonly at: number
  readonly mean: number
  readonly min: number
  readonly max: number
}

/** One metric over the week, an hour each; where nothing was measured there is none. */
export const hoursOf = (points: Points): readonly Hour[] =>
  points.flatMap(({ at, value, min, max }) =>
    typeof value === 'number'
      ? [{ at: Date.parse(at), mean: value, min: min ?? value, max: max ?? value }]
      : [],
  )

export interface Summary {
  readonly mean: number
  readonly min: number
  readonly max: number
}

export function summaryOf(hours: readonly Hour[]): Summary | undefined {
  if (hours.length === 0) return undefined
  return {
    mean: hours.reduce((sum, { mean }) => sum + mean, 0) / hours.length,
    min: Math.min(...hours.map(({ min }) => min)),
    max: Math.max(...hours.map(({ max }) => max)),
  }
}

export interface DaySteps {
  /** The beginning of the day, by the clock of whoever reads it. */
  readonly day: number
  /** `null` where the band said nothing all day: that is no rest. */
  readonly steps: number | null
}

/** A band counts up, some from the day they were made, some from each midnight: what was walked is what it rose by. */
export function stepsByDay(points: Points, days: readonly number[]): readonly DaySteps[] {
  const walked = new Map<number, number>()
  let before: number | undefined
  for (const { at, value, max, min, last } of points) {
    if (typeof value !== 'number') continue
    const start = before ?? min ?? value
    const end = last ?? max ?? value
    const day = startOfDay(Date.parse(at))
    walked.set(day, (walked.get(day) ?? 0) + riseOf(start, end))
    before = end
  }
  return days.map(day => ({ day, steps: walked.get(day) ?? null }))
}

/** A count that fell began anew. */
const riseOf = (from: number, to: number): number => (to >= from ? to - from : to)

/** The last seven days, today last. */
export function daysUpTo(now: number): readonly number[] {
  const today = new Date(startOfDay(now))
  return Array.from({ length: 7 }, (_, i) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - 6 + i).getTime(),
  )
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0)
