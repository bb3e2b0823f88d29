import type { WireHistory } from '../../../../services/api/wire/device.ts'

const DAY_MS = 86_400_000

export interface Dot {
  readonly at: number
  readonly value: number
}

export const dotsOf = (history: WireHistory | undefined): Dot[] =>
  (history?.points ?? []).flatMap(({ at, value }) =>
    typeof value === 'number' ? [{ at: Date.parse(at), value }] : [],
  )

/** Less than a point in ten days is noise of the gauge. */
const STEADY_A_DAY = 0.1
/** Fewer points, or fewer days, tell no pace. */
const DOTS_MIN = 5
const DAYS_MIN = 2

/**
 * In how many days a battery is empty if it goes on as since it was last changed or charged; nothing where that cannot
 * be told, infinity where it hardly changes.
 */
export function daysLeft(dots: readonly Dot[]): number | undefined {
  const since = sinceChanged(dots)
  const [first] = since
  const last = since.at(-1)
  if (first === undefined || last === undefined || since.length < DOTS_MIN) return undefined
  if (last.at - first.at < DAYS_MIN * DAY_MS) return undefined
  const aDay = -slopeOf(since) * DAY_MS
  return aDay < STEADY_A_DAY ? Number.POSITIVE_INFINITY : last.value / aDay
}

/** A gauge that rises by so much was not noisy: somebody was there. */
const CHANGED_BY = 15

function sinceChanged(dots: readonly Dot[]): readonly Dot[] {
  const changed = dots.findLastIndex((dot, i) => i > 0 && dot.value - (dots[i - 1]?.value ?? 0) >= CHANGED_BY)
  return changed < 0 ? dots : dots.slice(changed)
}

/** Of the line with the least squares, a millisecond. */
function slopeOf(dots: readonly Dot[]): number {
  const mean = (of: (dot: Dot) => number) => dots.reduce((sum, dot) => sum + of(dot), 0) / dots.length
  const at = mean(dot => dot.at)
  const value = mean(dot => dot.value)
  const above = dots.reduce((sum, dot) => sum + (dot.at - at) * (dot.value - value), 0)
  const below = dots.reduce((sum, dot) => sum + (dot.at - at) ** 2, 0)
  return below === 0 ? 0 : above / below
}
