import { useSyncExternalStore } from 'react'
import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'
import { clock } from '../time/clock.ts'
import type { FeedState } from './connection.ts'

/** How long a row that just came or got worse stays marked. */
const FRESH_MS = 8_000

/** What the screen shows of the feed itself, beside the lists that it keeps true. */
export interface Live {
  readonly state: FeedState
  /** Server time of the last word from the feed. */
  readonly heardAt: number
  /** Alerts that came, or got worse, a moment ago. */
  readonly fresh: ReadonlySet<string>
  /** Critical alerts that came while the page was open and that nobody here put away. */
  readonly criticals: readonly string[]
}

const NOTHING: Live = { state: 'connecting', heardAt: 0, fresh: new Set(), criticals: [] }

const listeners = new Set<() => void>()
let live = NOTHING

export const useLive = (): Live => useSyncExternalStore(subscribe, () => live)

/** How long ago the feed last said something. */
export const silentForMs = (): number => clock.now() - live.heardAt

export function showState(state: FeedState): void {
  change(state === 'lost' ? { state } : { state, heardAt: clock.now() })
}

/** Marks what is news to a person: an alert raised, opened again or worse. Mere repetition is not. */
export function showNews(events: readonly WireFeedEvent[]): void {
  const news = events.filter(isNews)
  if (news.length === 0) return
  const ids = news.map(({ alert }) => alert.id)
  const criticals = news.filter(({ alert }) => alert.severity === 'critical').map(({ alert }) => alert.id)
  change({
    fresh: new Set([...live.fresh, ...ids]),
    criticals: [...new Set([...criticals.reverse(), ...live.criticals])],
  })
  setTimeout(() => change({ fresh: new Set([...live.fresh].filter(id => !ids.includes(id))) }), FRESH_MS)
}

export const putAway = (ids: readonly string[]): void =>
  change({ criticals: live.criticals.filter(id => !ids.includes(id)) })

export const forgetLive = (): void => change(NOTHING)

const isNews = ({ event, alert }: WireFeedEvent): boolean =>
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
