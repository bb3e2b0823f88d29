import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'

/**
 * Each event once, in order; and for whoever asks the server for a list, what came meanwhile: a list that was asked for
 * before an event and arrives after it would overwrite what was already shown. Beyond that only the latest few alerts are
 * kept, so that a page that is open all day does not grow.
 */
export interface RecentEvents {
  /** Those of them that are new; a number seen before is dropped. */
  accept(events: readonly WireFeedEvent[]): readonly WireFeedEvent[]
  /** What was read, and the events that came from before it was asked for until it was there. */
  during<T>(read: () => Promise<T>): Promise<{ readonly read: T; readonly since: readonly WireFeedEvent[] }>
  /** An alert that had an event a moment ago, as that left it. */
  latest(alertId: string): WireAlert | undefined
  /** After a reset: a journal that was restored from a backup counts from where it stood. */
  forget(): void
}

/** More than leave a list while somebody holds it still. */
const LATEST_MAX = 300

export function recentEvents(latestMax = LATEST_MAX): RecentEvents {
  const latest = new Map<string, WireAlert>()
  const followers = new Set<WireFeedEvent[]>()
  let lastSeq = -1
  return {
    accept(events) {
      const fresh: WireFeedEvent[] = []
      for (const event of events) {
        if (event.seq <= lastSeq) continue
        lastSeq = event.seq
        fresh.push(event)
      }
      for (const heard of followers) heard.push(...fresh)
      for (const { alert } of fresh) remember(latest, alert, latestMax)
      return fresh
    },
    async during(read) {
      const since: WireFeedEvent[] = []
      followers.add(since)
      try {
        return { read: await read(), since }
      } finally {
        followers.delete(since)
      }
    },
    latest: alertId => latest.get(alertId),
    forget() {
      latest.clear()
      for (const heard of followers) heard.length = 0
      lastSeq = -1
    },
  }
}

/** The map keeps the order in which they were put in: what was quiet for longest is its first. */
function remember(latest: Map<string, WireAlert>, alert: WireAlert, max: number): void {
  latest.delete(alert.id)
  latest.set(alert.id, alert)
  if (latest.size > max) latest.delete(latest.keys().next().value as string)
}
