import { useSyncExternalStore } from 'react'
import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'
import { clock } from '../time/clock.ts'
import type { FeedState } from './connection.ts'

/** How long a row that just came or got worse stays marked. */
const FRESH_MS = 8_000
/** More than these nobody goes through one by one: the list has them all. */
const CRITICALS_MAX = 100

/** What the screen shows of the feed itself, beside the lists that it keeps true. */
export interface Live {
  readonly state: FeedState
  /** Server time of the last word from the feed before it was lost: until then what is shown is true. */
  readonly heardAt: number
  /** Alerts that came, or got worse, a moment ago. */
  readonly fresh: ReadonlySet<string>
  /** Critical alerts that came while the page was open and that nobody here put away. */
  readonly criticals: readonly string[]
}

const NOTHING: Live = { state: 'connecting', heardAt: 0, fresh: new Set(), criticals: [] }

const listeners = new Set<() => void>()
let live = NOTHING
let heardAt = 0

export const useLive = (): Live => useSyncExternalStore(subscribe, () => live)

/** Only what a component shows: with each alert that comes something else of it changes. */
export const useLiveState = (): FeedState => useSyncExternalStore(subscribe, () => live.state)
export const useFresh = (): ReadonlySet<string> => useSyncExternalStore(subscribe, () => live.fresh)
export const useIsFresh = (id: string): boolean => useSyncExternalStore(subscribe, () => live.fresh.has(id))
export const useCriticals = (): readonly string[] => useSyncExternalStore(subscribe, () => live.criticals)

/** How long ago the feed last said something. */
export const silentForMs = (): number => clock.now() - heardAt

export function showState(state: FeedState): void {
  if (state !== 'lost') heardAt = clock.now()
  if (state !== live.state) change({ state, heardAt })
}

const hearers = new Set<(news: readonly WireFeedEvent[]) => void>()

/** Told what is news to a person as it comes, and never of what was there before. */
export function hearNews(hear: (news: readonly WireFeedEvent[]) => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** Marks what is news to a person: an alert raised, opened again or worse. Mere repetition is not. */
export function showNews(events: readonly WireFeedEvent[]): void {
  const news = events.filter(isNews)
  if (news.length === 0) return
  for (const hear of hearers) hear(news)
  const ids = news.map(({ alert }) => alert.id)
  const criticals = news.filter(({ alert }) => alert.severity === 'critical').map(({ alert }) => alert.id)
  change({ fresh: new Set([...live.fresh, ...ids]), ...(criticals.length > 0 && withNewest(criticals)) })
  setTimeout(() => change({ fresh: new Set([...live.fresh].filter(id => !ids.includes(id))) }), FRESH_MS)
}

const withNewest = (criticals: readonly string[]) => ({
  criticals: [...new Set([...criticals.toReversed(), ...live.criticals])].slice(0, CRITICALS_MAX),
})

export const putAway = (ids: readonly string[]): void =>
  change({ criticals: live.criticals.filter(id => !ids.includes(id)) })

export const forgetLive = (): void => change(NOTHING)

export const isNews = ({ event, alert }: WireFeedEvent): boolean =>
  alert.handling === 'new' &&
  (event.type === 'raised' || event.type === 'reopened' || event.type === 'severity-changed')

function change(part: Partial<Live>): void {
  live = { ...live, ...part }
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
