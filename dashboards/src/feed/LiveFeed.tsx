import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import type { WireAlert, WireAlertFile } from '../../../services/api/wire/alert.ts'
import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { needsSomebody } from '../alerts/alert.ts'
import { matches } from '../alerts/filter.ts'
import { knownTo } from '../alerts/known.ts'
import { type AlertRows, BOARD_KEY, filterOfKey, useBoard } from '../alerts/lists.ts'
import { ofRuleKey } from '../api/alerts-of-rule.ts'
import { DEVICES_KEY, type Devices } from '../api/devices.ts'
import { ME, useCheckSession } from '../api/session.ts'
import { HEALTH_KEY } from '../health/health.ts'
import { clock } from '../time/clock.ts'
import { applyToFile, applyToRows } from './apply.ts'
import { reconnectDelayMs } from './backoff.ts'
import { type Feed, followFeed } from './connection.ts'
import { forgetLive, showNews, showState, silentForMs } from './live-store.ts'
import { recent } from './news.ts'
import { perFrame } from './per-frame.ts'

/** The server says something at least every 15 s; two such words missed, and the line is dead. */
const SILENCE_MS = 35_000
/** A page that was out of sight does not wait for the second. */
const QUIET_MS_MAX = 17_000

let feed: Feed | undefined
export const retryFeed = (): void => feed?.retry()

/** Follows the feed from where the board was true, for as long as somebody is signed in. */
export function LiveFeed({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const { data: board } = useBoard()
  const checkSession = useCheckSession()
  const check = useRef(checkSession)
  check.current = checkSession
  const cursor = useRef(board?.feedCursor)
  cursor.current = board?.feedCursor
  const ready = board !== undefined
  useEffect(() => {
    if (!ready) return
    const drawn = perFrame<WireFeedEvent>(events => take(client, events))
    const following = followFeed({
      url: feedUrl,
      cursor: cursor.current ?? '',
      // Each once from here on; what is drawn of them follows with the next frame.
      onEvents: events => drawn.add(recent.accept(events)),
      onState: showState,
      onReset: () => readAnew(client),
      onDoubt: () => check.current(),
      delayMs: attempt => reconnectDelayMs(attempt, Math.random),
      silenceMs: SILENCE_MS,
    })
    feed = following
    const stop = retryWhenBack()
    return () => {
      stop()
      following.close()
      drawn.end()
      forgetLive()
    }
  }, [ready, client])
  return children
}

function take(client: QueryClient, fresh: readonly WireFeedEvent[]): void {
  const last = fresh.at(-1)
  if (last === undefined) return
  clock.atLeast(Date.parse(last.at))
  const known = knownHere(client)
  update<AlertRows>(client, BOARD_KEY, rows => withRows(rows, applyToRows(rows.alerts, fresh, needsSomebody)))
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: ['alerts', 'history'] })) {
    const { filter, page } = filterOfKey(queryKey)
    const belongs = matches(filter, known)
    // A page of history keeps its rows, even one that no longer matches; only the first page takes new ones in.
    update<AlertRows>(client, queryKey, rows => {
      const shown = new Set(rows.alerts.map(alert => alert.id))
      const stays = (alert: WireAlert) => shown.has(alert.id) || (page === 0 && belongs(alert))
      return withRows(rows, applyToRows(rows.alerts, fresh, stays))
    })
  }
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: ['alerts', 'file'] })) {
    update<WireAlertFile>(client, queryKey, file => applyToFile(file, fresh))
  }
  askForNewDevices(client, fresh)
  askForRules(client, fresh)
  if (fresh.some(({ alert }) => alert.deviceKind === 'server'))
    void client.invalidateQueries({ queryKey: HEALTH_KEY })
  showNews(fresh)
}

const knownHere = (client: QueryClient) =>
  knownTo(client.getQueryData<WireMe>(ME)?.username ?? '', client.getQueryData<Devices>(DEVICES_KEY))

/** A device that was registered a moment ago has an alert before anybody here knows its name. */
function askForNewDevices(client: QueryClient, events: readonly WireFeedEvent[]): void {
  const known = client.getQueryData<Devices>(DEVICES_KEY)?.byId
  const strange = events.some(({ event, alert }) => event.type === 'raised' && !known?.has(alert.deviceId))
  if (strange) void client.invalidateQueries({ queryKey: DEVICES_KEY })
}

function askForRules(client: QueryClient, events: readonly WireFeedEvent[]): void {
  const changed = events.filter(({ event }) => event.type === 'raised' || event.type === 'cleared')
  for (const rule of new Set(changed.map(({ alert }) => alert.rule)))
    void client.invalidateQueries({ queryKey: ofRuleKey(rule) })
}

const withRows = (rows: AlertRows, alerts: AlertRows['alerts']): AlertRows =>
  alerts === rows.alerts ? rows : { ...rows, alerts, total: rows.total + alerts.length - rows.alerts.length }

function update<T>(client: QueryClient, queryKey: readonly unknown[], by: (data: T) => T): void {
  client.setQueryData<T>(queryKey, data => (data === undefined ? undefined : by(data)))
}

function readAnew(client: QueryClient): void {
  recent.forget()
  void client.invalidateQueries({ queryKey: ['alerts'] })
}

function feedUrl(cursor: string): string {
  const url = new URL('/api/feed', location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  if (cursor !== '') url.searchParams.set('after', cursor)
  return url.href
}

/** The network came back, or somebody takes a phone out of the pocket whose line died there: no reason to wait. */
function retryWhenBack(): () => void {
  const look = () => {
    if (document.visibilityState === 'visible' && silentForMs() > QUIET_MS_MAX) retryFeed()
  }
  addEventListener('online', retryFeed)
  document.addEventListener('visibilitychange', look)
  return () => {
    removeEventListener('online', retryFeed)
    document.removeEventListener('visibilitychange', look)
  }
}
