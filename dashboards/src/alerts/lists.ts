import { keepPreviousData, queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { WireAlert, WireAlertFile, WireAlertList } from '../../../services/api/wire/alert.ts'
import { ask, query } from '../api/request.ts'
import { applyToFile, applyToRows } from '../feed/apply.ts'
import { recent } from '../feed/news.ts'
import { byNewest, needsSomebody } from './alert.ts'
import { type Filter, filterOf, type Known, MINE, matches, queryOf } from './filter.ts'
import { tallyOf } from './tally.ts'

const BOARD_PAGE = 500
/** More open alerts than this are a storm that no list helps with; the newest are shown, and that it is so. */
export const BOARD_MAX = 5_000
const BOARD_ATTEMPTS_MAX = 3
export const HISTORY_PAGE = 50

export const BOARD_KEY = ['alerts', 'board'] as const
export const historyKey = (filter: Filter, page: number) =>
  ['alerts', 'history', queryOf(filter), page] as const
export const fileKey = (id: string) => ['alerts', 'file', id] as const

/** Alerts with the place in the feed at which they are true. */
export interface AlertRows {
  readonly alerts: readonly WireAlert[]
  readonly total: number
  readonly feedCursor: string
}

export const boardOptions = queryOptions({
  queryKey: BOARD_KEY,
  queryFn: ({ signal }) => broughtUpToDate(() => readBoard(signal), needsSomebody),
  staleTime: Number.POSITIVE_INFINITY,
  // The feed keeps it true. To compare five thousand alerts with those of before, member by member, as is done with
  // other answers, would cost more than everything else at each event.
  structuralSharing: false,
})

/** Everything that still needs somebody, kept true by the feed; every screen counts and filters from it. */
export const useBoard = (): UseQueryResult<AlertRows> => useQuery(boardOptions)

/** How many alerts nobody has taken up yet; drawn anew when that changes, not with every alert. */
export const useWaitingCount = (): number => useQuery({ ...boardOptions, select: waitingIn }).data ?? 0

const waitingIn = ({ alerts }: AlertRows): number => tallyOf(alerts).waiting

/** One page of all there ever was; new ones join the first page as they come. */
export const useHistoryList = (filter: Filter, page: number, known: Known): UseQueryResult<AlertRows> =>
  useQuery({
    queryKey: historyKey(filter, page),
    queryFn: ({ signal }) =>
      broughtUpToDate(
        () => readHistory(filter, page, known, signal),
        page === 0 ? matches(filter, known) : never,
      ),
    placeholderData: keepPreviousData,
    structuralSharing: false,
  })

export const useAlertFile = (id: string): UseQueryResult<WireAlertFile> =>
  useQuery({
    queryKey: fileKey(id),
    queryFn: async ({ signal }) => {
      const url = `/api/alerts/${encodeURIComponent(id)}`
      const { read, since } = await recent.during(() => ask<WireAlertFile>(url, { signal }))
      return applyToFile(read, since)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The filter of a history page in the cache, from its key. */
export const filterOfKey = (key: readonly unknown[]): { filter: Filter; page: number } => ({
  filter: filterOf(String(key[2])),
  page: Number(key[3]),
})

async function broughtUpToDate(
  readRows: () => Promise<AlertRows>,
  belongs: (alert: WireAlert) => boolean,
): Promise<AlertRows> {
  const { read, since } = await recent.during(readRows)
  return { ...read, alerts: applyToRows(read.alerts, since, belongs) }
}

/**
 * An alert that is resolved while the pages are read moves those behind it up by one, so that one slips through
 * between two pages, and the feed, which tells of changes alone, would never bring it. Then the reading is repeated.
 */
async function readBoard(signal: AbortSignal): Promise<AlertRows> {
  for (let attempt = 1; ; attempt++) {
    const rows = await readPages(signal)
    const expected = Math.min(rows.total, BOARD_MAX)
    if (rows.alerts.length >= expected || attempt === BOARD_ATTEMPTS_MAX) return rows
  }
}

async function readPages(signal: AbortSignal): Promise<AlertRows> {
  const byId = new Map<string, WireAlert>()
  let feedCursor: string | undefined
  for (let page = 0; ; page++) {
    const asked = query({ handling: 'new,acknowledged,assigned,on-site', limit: BOARD_PAGE, page })
    const list = await ask<WireAlertList>(`/api/alerts${asked}`, { signal })
    feedCursor ??= list.feedCursor
    for (const alert of list.alerts) byId.set(alert.id, alert)
    if (list.alerts.length < BOARD_PAGE || byId.size >= BOARD_MAX)
      return { alerts: [...byId.values()].sort(byNewest), total: list.total, feedCursor }
  }
}

async function readHistory(
  filter: Filter,
  page: number,
  known: Known,
  signal: AbortSignal,
): Promise<AlertRows> {
  const { condition, kind, site, zone, rule, device, text } = filter
  const assignee = filter.assignee === MINE ? known.username : filter.assignee
  const lists = { severity: filter.severity.join(','), handling: filter.handling.join(',') }
  const suppressed = filter.held ? undefined : 'false'
  const narrowed = { condition, kind, site, zone, rule, device, assignee, text, ...lists, suppressed }
  const asked = query({ ...narrowed, limit: HISTORY_PAGE, page })
  return await ask<WireAlertList>(`/api/alerts${asked}`, { signal })
}

const never = (): boolean => false
