import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { WireTakers } from '../../../services/api/wire/taker.ts'
import { ask } from '../api/request.ts'

export type Taker = WireTakers['takers'][number]

const STALE_MS = 60_000

/** Who could take an alert, those on duty first. */
export const useTakers = (alertId: string, enabled = true): UseQueryResult<readonly Taker[]> =>
  useQuery({
    queryKey: ['takers', alertId],
    queryFn: async ({ signal }) => {
      const path = `/api/alerts/${encodeURIComponent(alertId)}/takers`
      return (await ask<WireTakers>(path, { signal })).takers
    },
    staleTime: STALE_MS,
    enabled,
  })
