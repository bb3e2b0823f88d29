import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { WireHealth } from '../../../services/api/wire/health.ts'
import { ask } from '../api/request.ts'

/** What an alert tells comes with the feed; the rest (nothing can be stored) is asked for this often. */
const HEALTH_EVERY_MS = 15_000
export const HEALTH_KEY = ['health']

export type Problem = WireHealth['problems'][number]

const ORDER: readonly Problem['severity'][] = ['critical', 'high', 'medium', 'low']

/** Nothing to whoever may not know: the server would refuse them each time. */
export const useHealth = (mayKnow: boolean): UseQueryResult<readonly Problem[]> =>
  useQuery({
    enabled: mayKnow,
    queryKey: HEALTH_KEY,
    queryFn: ({ signal }) => ask<WireHealth>('/api/health', { signal }).then(worstFirst),
    refetchInterval: HEALTH_EVERY_MS,
  })

export const worstFirst = ({ problems }: WireHealth): readonly Problem[] =>
  problems.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
