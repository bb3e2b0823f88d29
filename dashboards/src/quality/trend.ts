import { useQueries } from '@tanstack/react-query'
import { ask, query } from '../api/request.ts'
import { clock } from '../time/clock.ts'
import type { Quality, QualityAsked } from './quality.ts'

export const WEEKS = 8
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** The figures of each of the last weeks, the oldest first; a week that is not known yet is absent. */
export function useTrend({ site, zone }: Omit<QualityAsked, 'range'>): readonly (Quality | undefined)[] {
  // By the hour, so that the same weeks are asked for but once.
  const now = Math.floor(clock.now() / HOUR_MS) * HOUR_MS
  const weeks = Array.from({ length: WEEKS }, (_, i) => now - (WEEKS - 1 - i) * 7 * DAY_MS)
  return useQueries({
    queries: weeks.map(end => ({
      queryKey: ['alarm-quality-week', end, site, zone],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const range = { from: new Date(end - 7 * DAY_MS).toISOString(), to: new Date(end).toISOString() }
        return ask<Quality>(`/api/alarm-quality${query({ ...range, site, zone })}`, { signal })
      },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 2 * HOUR_MS,
      retry: false,
    })),
    combine: results => results.map(({ data }) => data),
  })
}

/** One figure over the weeks. */
export const weeksOf = (
  trend: readonly (Quality | undefined)[],
  figure: string,
): readonly (number | null)[] =>
  trend.map(week => week?.figures.find(({ id }) => id === figure)?.value ?? null)
