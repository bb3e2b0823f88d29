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
  let lastSeq = -1
  return {
    accept(events) {
      const fresh: WireFeedEvent[] = []
      for (const event of events) {
        if (event.seq <= lastSeq) continue
        lastSeq = event.seq
        fresh.push(event)
      }
      if (fresh.length > 0) kept = [...kept, ...fresh].slice(-keptMax)
      return fresh
    },
    mark: () => lastSeq,
    since: mark => kept.filter(event => event.seq > mark),
    latest: alertId => kept.findLast(event => event.alert.id === alertId)?.alert,
    forget() {
      kept = []
      lastSeq = -1
    },
  }
}
