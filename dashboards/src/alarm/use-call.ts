import { useEffect, useMemo, useState } from 'react'
import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'
import { useBoard } from '../alerts/lists.ts'
import { hearNews, useLiveState } from '../feed/live-store.ts'
import { indexOf } from '../feed/row-index.ts'
import { type Call, callOf, foremost, LINE_LOST } from './call.ts'

/** What calls now, and how often something new began to. */
export interface Calling {
  readonly call: Call | undefined
  readonly times: number
}

/** A line that is back before that was hardly gone. */
const LOST_AFTER_MS = 10_000
/** More that call at once than these are no more urgent for it. */
const CALLING_MAX = 500

/** Alerts that came while the page was open call until somebody has taken them up; what was there before does not. */
export function useCall(): Calling {
  const { data: board } = useBoard()
  const { news, times } = useNews()
  const lost = useLostForLong()
  const call = useMemo(() => {
    const rows = board && indexOf(board.alerts)
    const calls = news.map(id => rows?.get(id)).map(alert => alert && callOf(alert))
    return foremost([...calls, lost ? LINE_LOST : undefined].filter(one => one !== undefined))
  }, [board, news, lost])
  return useMemo(() => ({ call, times }), [call, times])
}

function useNews(): { readonly news: readonly string[]; readonly times: number } {
  const [heard, hear] = useState<{ news: readonly string[]; times: number }>({ news: [], times: 0 })
  useEffect(
    () =>
      hearNews((events: readonly WireFeedEvent[]) => {
        const ids = events.map(({ alert }) => alert.id)
        hear(({ news, times }) => ({
          news: [...new Set([...news, ...ids])].slice(-CALLING_MAX),
          times: times + 1,
        }))
      }),
    [],
  )
  return heard
}

function useLostForLong(): boolean {
  const isLost = useLiveState() === 'lost'
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!isLost) return setLong(false)
    const timer = setTimeout(setLong, LOST_AFTER_MS, true)
    return () => clearTimeout(timer)
  }, [isLost])
  return long
}
