import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'

/** Far more than arrive while a request is under way. */
const KEPT_MAX = 2_000

/**
 * The latest events in their order, each once. A list that was asked for before an event and arrives after it is
 * brought up to date by the events since it was asked for; otherwise it would overwrite what was already shown.
 */
export interface RecentEvents {
  /** Those of them that are new; a number seen before is dropped. */
  accept(events: readonly WireFeedEvent[]): readonly WireFeedEvent[]
  /** The place to ask `since` from. */
  mark(): number
  since(mark: number): readonly WireFeedEvent[]
  /** An alert as the latest of these events has it. */
  latest(alertId: string): WireFeedEvent['alert'] | undefined
  /** After a reset: a journal that was restored from a backup counts from where it stood. */
  forget(): void
}

export function recentEvents(keptMax = KEPT_MAX): RecentEvents {
  let kept: WireFeedEvent[] = []
  let latest = new Map<string, WireFeedEvent>()
  let lastSeq = -1

  /** Half of it goes at once, so that not every event moves all that are kept. */
  function dropOldest(): void {
    if (kept.length <= keptMax * 2) return
    for (const event of kept.splice(0, kept.length - keptMax)) {
      if (latest.get(event.alert.id) === event) latest.delete(event.alert.id)
    }
  }

  return {
    accept(events) {
      const fresh: WireFeedEvent[] = []
      for (const event of events) {
        if (event.seq <= lastSeq) continue
        lastSeq = event.seq
        fresh.push(event)
        kept.push(event)
        latest.set(event.alert.id, event)
      }
      dropOldest()
      return fresh
    },
    mark: () => lastSeq,
    since: mark => kept.slice(-keptMax).filter(event => event.seq > mark),
    latest: alertId => latest.get(alertId)?.alert,
    forget() {
      kept = []
      latest = new Map()
      lastSeq = -1
    },
  }
}
