import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { WireHistory } from '../../../../services/api/wire/device.ts'
import { ask, query } from '../../api/request.ts'

/** As many as the server gives at once: far more than a screen has pixels. */
const POINTS_MAX = 10_000

export interface SeriesAsked {
  readonly deviceId: string
  readonly metric: string
  readonly from: number
  readonly to: number
  /** Of windows; as they came where absent. */
  readonly everyMs?: number | undefined
}

/** One metric over a range, summed up on the server. */
export function useSeries({ deviceId, metric, from, to, everyMs }: SeriesAsked): UseQueryResult<WireHistory> {
  return useQuery({
    queryKey: ['series', deviceId, metric, from, to, everyMs],
    queryFn: ({ signal }) => {
      const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
      const asked = query({ metric, ...range, every: everyMs, limit: POINTS_MAX })
      return ask<WireHistory>(`/api/devices/${encodeURIComponent(deviceId)}/readings${asked}`, { signal })
    },
    enabled: metric !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
