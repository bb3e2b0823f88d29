import { useCallback, useEffect, useState } from 'react'
import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'
import { hearNews } from '../feed/live-store.ts'

/** More that call at once than these are no more urgent for it. */
const CALLING_MAX = 500

export interface News {
  readonly ids: readonly string[]
  /** How often something new came. */
  readonly times: number
  /** What came so far calls no more; what comes does. */
  readonly forget: () => void
}

const all = () => true

/** What came while the page was open, of what `counts`; nothing that was there before. */
export function useNews(counts: (event: WireFeedEvent) => boolean = all): News {
  const [heard, hear] = useState<Omit<News, 'forget'>>({ ids: [], times: 0 })
  useEffect(
    () =>
      hearNews(events => {
        const fresh = events.filter(counts).map(({ alert }) => alert.id)
        if (fresh.length === 0) return
        hear(({ ids, times }) => ({
          ids: [...new Set([...ids, ...fresh])].slice(-CALLING_MAX),
          times: times + 1,
        }))
      }),
    [counts],
  )
  const forget = useCallback(() => hear(({ times }) => ({ ids: [], times })), [])
  return { ...heard, forget }
}
