import { useQueries } from '@tanstack/react-query'
import type { WireHistory } from '../../../../services/api/wire/device.ts'
import type { WireDeviceRules } from '../../../../services/api/wire/rule.ts'
import { ask, query } from '../../api/request.ts'
import { clock } from '../../time/clock.ts'
import { rangesOf, type VitalName } from './vitals.ts'

const MINUTE_MS = 60_000
/** What is older is not called a last value any more; the chart of the week has it. */
const LOOKED_BACK_MS = 3 * 60 * MINUTE_MS
const STALE_MS = MINUTE_MS
const LIMITS_STALE_MS = 10 * MINUTE_MS

/** What was measured last, and when: the list of devices has the value alone, of whatever age. */
export interface Measured {
  readonly value: number
  readonly at: number
}

/** A band on somebody’s arm. What was measured of whoever had it before is kept apart: it is not hers. */
export interface Worn {
  readonly wearer: string
  readonly device: string
}

export const pathOf = (device: string): string => `/api/devices/${encodeURIComponent(device)}`

export const measuredQuery = ({ wearer, device }: Worn, metric: VitalName) => ({
  queryKey: ['measured', wearer, device, metric] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Measured | null> => {
    const to = clock.now()
    const range = { from: new Date(to - LOOKED_BACK_MS).toISOString(), to: new Date(to).toISOString() }
    const asked = query({ metric, ...range, every: MINUTE_MS })
    const { points = [] } = await ask<WireHistory>(`${pathOf(device)}/readings${asked}`, { signal })
    return lastOf(points, to)
  },
  staleTime: STALE_MS / 2,
  refetchInterval: STALE_MS,
})

export const rangesQuery = ({ wearer, device }: Worn) => ({
  queryKey: ['ranges', wearer, device] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    rangesOf((await ask<WireDeviceRules>(`${pathOf(device)}/rules`, { signal })).rules),
  staleTime: LIMITS_STALE_MS,
})

/** A window is known by its beginning: the value may be a minute younger, and never younger than now. */
export function lastOf(points: NonNullable<WireHistory['points']>, now: number): Measured | null {
  const last = points.findLast(({ value }) => typeof value === 'number')
  if (last === undefined || typeof last.value !== 'number') return null
  return { value: last.last ?? last.value, at: Math.min(Date.parse(last.at) + MINUTE_MS, now) }
}

export const useMeasured = (worn: Worn, metrics: readonly VitalName[]) =>
  useQueries({ queries: metrics.map(metric => measuredQuery(worn, metric)) })
