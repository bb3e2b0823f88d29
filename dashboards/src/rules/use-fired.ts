import { useQuery } from '@tanstack/react-query'
import { ask, query } from '../api/request.ts'
import { useCan } from '../app/rights.ts'
import type { Quality } from '../quality/quality.ts'
import { clock } from '../time/clock.ts'
import type { Fired } from './listed.ts'

const WEEK_MS = 7 * 86_400_000

/** How often each rule fired in the last week, and which of them spoil a figure. */
export function useFired(): Fired {
  const may = useCan()('quality.read')
  const { data } = useQuery({
    queryKey: ['alarm-quality', 'by-rule'],
    queryFn: ({ signal }) => {
      const from = new Date(clock.now() - WEEK_MS).toISOString()
      return ask<Quality>(`/api/alarm-quality${query({ from, by: 'rule' })}`, { signal })
    },
    enabled: may,
    staleTime: 120_000,
  })
  return {
    counts: data && new Map(data.parts.map(({ name, alarms }) => [name, alarms])),
    bad: new Map(
      data?.faults.flatMap(({ figure, culprits }) =>
        culprits.filter(({ share }) => share >= BAD_SHARE).map(({ rule }) => [rule, figure] as const),
      ),
    ),
  }
}

/** Of what a figure misses its limit by: less is nobody's fault. */
const BAD_SHARE = 0.2
