import type { CommittedBatch, Journal } from '../../journal/journal.ts'
import type { Tally } from '../../runtime/tally.ts'
import type { FeedLimits } from '../config.ts'
import { CLOSE_RIGHTS_CHANGED } from '../wire/feed.ts'
import type { FeedLag } from './backlog.ts'
import { watchClients } from './client-watch.ts'
import { type Cursors, cursorsOf } from './cursor.ts'
import { LiveMessages } from './live-messages.ts'
import { Pace } from './pace.ts'
import { RecentChanges } from './recent-changes.ts'
import { type Audience, type FeedClient, Subscriber } from './subscriber.ts'
import { realTimers, type Timers } from './timers.ts'

/** What the feed is to the rest of the server. */
export interface Feed {
  /** After each commit, in their order. */
  committed(batch: CommittedBatch): void
  /** A new client. `after` is the last cursor it saw; without one, it starts with what comes next. */
  join(client: FeedClient, audience: Audience, after?: string): void
  /** How this log's places are written. */
  readonly cursors: Cursors
  /** The session ended: its clients are told and closed. */
  endSession(sessionHash: string): void
  readonly size: number
  readonly isFull: boolean
  /** What the slowest client was sent and has not taken, and for how long. */
  lag(): FeedLag
  close(): void
}

/** Who is where and whose is which zone decides on what people see. */
const changesRights = ({ entries }: CommittedBatch): boolean =>
  entries.some(({ input: { type } }) => type === 'roster-saved' || type === 'roster-removed')

export interface FeedOptions {
  readonly journal: Journal
  readonly limits: FeedLimits
  readonly tally: Tally
  readonly failed: (error: unknown) => void
  readonly timers?: Timers
}

/** Create it before the first commit that clients are to hear of; what came before they read from the journal. */
export async function createFeed(options: FeedOptions): Promise<Feed> {
  const { journal, limits, tally, failed, timers = realTimers } = options
  const cursors = await cursorsOf(journal)
  const recent = new RecentChanges(await journal.head(), limits.recentEventsMax)
  const live = new LiveMessages(recent, cursors)
  const subscribers = new Set<Subscriber>()
  const pace = new Pace({
    clients: subscribers,
    advance: subscriber => subscriber.advance(),
    ...{ paceMs: limits.paceMs, timers },
  })
  const stopBeats = watchClients({ subscribers, everyMs: limits.beatMs, timers, failed })

  function join(client: FeedClient, audience: Audience, after?: string): void {
    const subscriber = new Subscriber({
      ...client,
      audience,
      journal,
      recent,
      live,
      cursors,
      ...(after !== undefined && { after }),
      bufferedBytesMax: limits.bufferedBytesMax,
      failed,
      closing: reason => tally.add('feed_closed', reason),
    })
    subscribers.add(subscriber)
    client.socket.on('close', () => {
      subscriber.left()
      subscribers.delete(subscriber)
    })
    subscriber.start()
  }

  return {
    committed(batch) {
      recent.add(batch)
      // Each is asked whether it still sees the same.
      if (batch.changes.length > 0 || changesRights(batch)) pace.run()
    },
    join,
    cursors,
    endSession(sessionHash) {
      for (const subscriber of subscribers) {
        if (subscriber.audience.sessionHash !== sessionHash) continue
        subscriber.close(CLOSE_RIGHTS_CHANGED, 'session-ended')
      }
    },
    get size() {
      return subscribers.size
    },
    get isFull() {
      return subscribers.size >= limits.connectionsMax
    },
    lag() {
      const lags = [...subscribers].map(subscriber => subscriber.lag())
      return {
        events: Math.max(0, ...lags.map(({ events }) => events)),
        ms: Math.max(0, ...lags.map(({ ms }) => ms)),
      }
    },
    close() {
      stopBeats()
      pace.stop()
      for (const subscriber of subscribers) subscriber.close(1001, 'server-stopping')
    },
  }
}
