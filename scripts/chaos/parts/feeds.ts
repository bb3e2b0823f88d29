import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { feedEventForm } from '../../../services/api/form/alert-form.ts'
import type { WireAlertList } from '../../../services/api/wire/alert.ts'
import type { WireEventList, WireFeedEvent } from '../../../services/api/wire/feed.ts'
import type { NumberedChange } from '../../../services/journal/journal.ts'
import { FeedClient } from '../feed-client.ts'
import type { MakePart } from '../part.ts'
import { placeOf } from '../truth.ts'

const CLIENTS = 3
const PAUSE_MS_MAX = 2_000
const POLL_MS = 100
/** How long the clients have at the end for what they were not yet shown. */
const SHOWN_MS_MAX = 10_000

/** Whoever follows the feed is shown each event once and in order, and none that is not in the journal. */
export const feeds: MakePart = async stage => {
  const { api, server, watch, random, onFault } = stage
  const { feedCursor } = await api.get<WireAlertList>('/api/alerts?limit=1')
  const shown: WireFeedEvent[][] = Array.from({ length: CLIENTS }, () => [])
  const polled: WireFeedEvent[] = []
  const clients = shown.map((events, i) => {
    const onEvent = (event: WireFeedEvent) => {
      events.push(event)
      stage.onShown()
      if (i === 0) watch.show(event)
    }
    return new FeedClient({ server, token: api.token, cursor: feedCursor, onEvent, onFault })
  })
  let pollCursor = feedCursor

  async function poll(): Promise<void> {
    await pause(POLL_MS)
    const page = await api.get<WireEventList>(`/api/events?after=${pollCursor}`)
    polled.push(...page.events)
    pollCursor = page.cursor
  }

  async function cutOne(): Promise<void> {
    await pause(random.below(PAUSE_MS_MAX))
    random.pick(clients).cut()
  }

  return {
    rounds: [poll, cutOne],
    end: async () => {
      await poll()
      const last = polled.at(-1)?.seq ?? 0
      const given = () => shown.every(events => (events.at(-1)?.seq ?? 0) >= last)
      for (const until = Date.now() + SHOWN_MS_MAX; !given() && Date.now() < until; ) await pause(POLL_MS)
      for (const client of clients) await client.end()
    },
    counted: () => ({
      'events shown': shown.flat().length + polled.length,
      'feed connections': clients.reduce((sum, { connections }) => sum + connections, 0),
    }),
    *faults({ changes, feed }) {
      const after = placeOf(feedCursor)
      const upTo = placeOf(pollCursor)
      const due = changes.filter(({ seq }) => seq > after && seq <= upTo)
      for (const [i, events] of shown.entries()) yield* comparison(`feed client ${i + 1}`, events, due)
      yield* comparison('the client that polls', polled, due)
      yield* comparison('the feed read from its beginning', feed, changes)
    },
  }
}

function* comparison(who: string, events: readonly WireFeedEvent[], due: readonly NumberedChange[]) {
  const journal = new Map(due.map(change => [change.seq, change]))
  let before = 0
  for (const event of events) {
    const { seq } = event
    const change = journal.get(seq)
    if (change === undefined) yield `${who}: was shown ${seq}, which is not in the journal`
    else if (!isDeepStrictEqual(event, feedEventForm(change)))
      yield `${who}: was shown another ${seq} than is in the journal: ${JSON.stringify(event)}`
    if (seq <= before) yield `${who}: was shown ${seq} after ${before}`
    before = Math.max(before, seq)
  }
  const seen = new Set(events.map(({ seq }) => seq))
  for (const seq of journal.keys()) if (!seen.has(seq)) yield `${who}: was never shown ${seq}`
}
