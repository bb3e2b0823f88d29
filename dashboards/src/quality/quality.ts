import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { WireAlarmQuality } from '../../../services/api/wire/quality.ts'
import { ask, query } from '../api/request.ts'
import { clock } from '../time/clock.ts'

export type Quality = WireAlarmQuality
export type Figure = Quality['figures'][number]
export type Fault = Quality['faults'][number]
export type Culprit = Fault['culprits'][number]

const DAY_MS = 86_400_000
export const RANGES = { '24h': DAY_MS, '7d': 7 * DAY_MS, '30d': 30 * DAY_MS, '365d': 365 * DAY_MS } as const
export type Range = keyof typeof RANGES

export interface QualityAsked {
  readonly range: Range
  readonly site?: string
  readonly zone?: string
}

/** The figures change slowly, and a year of them is some work for the server. */
const EVERY_MS = 120_000

export const useQuality = ({ range, site, zone }: QualityAsked): UseQueryResult<Quality> =>
  useQuery({
    queryKey: ['alarm-quality', range, site, zone],
    queryFn: ({ signal }) => {
      const from = new Date(clock.now() - RANGES[range]).toISOString()
      return ask<Quality>(`/api/alarm-quality${query({ from, site, zone })}`, { signal })
    },
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  })
