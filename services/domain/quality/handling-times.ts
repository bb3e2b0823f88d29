import type { Actor } from '../model/person.ts'
import type { DurationMs } from '../model/time.ts'
import { type AlertLife, isPerson } from './life.ts'

/** How long people took. */
export interface Times {
  readonly count: number
  readonly medianMs: DurationMs | null
  /** Nine of ten were faster or as fast. */
  readonly p90Ms: DurationMs | null
}

/** From when people were told to when one of them first did something about it. Of one person's, where one is named. */
export const acknowledgeTimes = (lives: readonly AlertLife[], actor?: Actor): Times =>
  timesOf(
    lives.flatMap(({ announcedAt, takenAt, takenBy }) =>
      announcedAt !== null && takenAt !== null && isBy(takenBy, actor) ? [takenAt - announcedAt] : [],
    ),
  )

/** From when people were told to when one of them settled it. */
export const resolveTimes = (lives: readonly AlertLife[], actor?: Actor): Times =>
  timesOf(
    lives.flatMap(({ announcedAt, resolvedAt, resolvedBy }) =>
      announcedAt !== null && resolvedAt !== null && isBy(resolvedBy, actor)
        ? [resolvedAt - announcedAt]
        : [],
    ),
  )

export function timesOf(lasted: readonly DurationMs[]): Times {
  const sorted = Float64Array.from(lasted, ms => Math.max(0, ms)).sort()
  return { count: sorted.length, medianMs: rank(sorted, 0.5), p90Ms: rank(sorted, 0.9) }
}

/** Nearest rank: a figure that was really measured, also of few. */
const rank = (sorted: Float64Array, share: number): number | null =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? null

const isBy = (who: Actor | null, actor: Actor | undefined): boolean =>
  isPerson(who) && (actor === undefined || who === actor)
