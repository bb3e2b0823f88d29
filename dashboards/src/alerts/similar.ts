import { useQueries, useQuery } from '@tanstack/react-query'
import type { WireAlert, WireAlertFile, WireAlertList } from '../../../services/api/wire/alert.ts'
import { ask, query } from '../api/request.ts'
import { fileKey } from './lists.ts'

export const SIMILAR_MAX = 5
const DAY_MS = 86_400_000
const BACK_MS = 30 * DAY_MS
const STALE_MS = 60_000

export interface Similar {
  readonly onDevice: readonly WireAlert[]
  readonly inZone: readonly WireAlert[]
  /** On the device in 30 days, this one among them. */
  readonly times: number
  readonly falseAlarms: number
}

/** What there was under the same rule: on this device, and elsewhere in the zone. */
export const useSimilar = (alert: WireAlert) =>
  useQuery({
    queryKey: ['alerts', 'similar', alert.id],
    queryFn: ({ signal }) => readSimilar(alert, signal),
    staleTime: STALE_MS,
  })

async function readSimilar(alert: WireAlert, signal: AbortSignal): Promise<Similar> {
  const { rule, deviceId, site, zone, raisedAt } = alert
  const device = deviceId === '' ? undefined : deviceId
  const since = new Date(Date.parse(raisedAt) - BACK_MS).toISOString()
  const list = (more: Parameters<typeof query>[0]) =>
    ask<WireAlertList>(`/api/alerts${query({ site, rule, ...more })}`, { signal })
  const [mine, near, recent, wrong] = await Promise.all([
    list({ device, limit: SIMILAR_MAX + 1 }),
    list({ zone, limit: 2 * SIMILAR_MAX }),
    list({ device, since, limit: 1 }),
    list({ device, since, cause: 'false-alarm', limit: 1 }),
  ])
  return {
    onDevice: others(mine.alerts, alert),
    inZone: others(near.alerts, alert).filter(one => one.deviceId !== deviceId),
    ...{ times: recent.total, falseAlarms: wrong.total },
  }
}

const others = (found: readonly WireAlert[], alert: WireAlert): WireAlert[] =>
  found.filter(({ id }) => id !== alert.id).slice(0, SIMILAR_MAX)

/** How each ended, in the words of whoever resolved it: that stands in its history. */
export const useEndings = (alerts: readonly WireAlert[]): ReadonlyMap<string, Ending> =>
  useQueries({
    queries: alerts
      .filter(({ handling }) => handling === 'resolved')
      .map(({ id }) => ({
        queryKey: fileKey(id),
        queryFn: () => ask<WireAlertFile>(`/api/alerts/${encodeURIComponent(id)}`),
        staleTime: Number.POSITIVE_INFINITY,
      })),
    combine: files =>
      new Map(files.flatMap(({ data }) => (data ? [[data.alert.id, endingOf(data)] as const] : []))),
  })

export interface Ending {
  readonly by: string | undefined
  readonly note: string | null
}

/** Who resolved it, and what they wrote: with it, or last before. */
export function endingOf({ events }: Pick<WireAlertFile, 'events'>): Ending {
  const end = events.findLast(({ type }) => type === 'resolved')
  const said = events.findLast(({ type, note }) => type === 'commented' && note !== null)
  return { by: end?.actor, note: end?.note ?? said?.note ?? null }
}
