import { useEffect, useMemo, useState } from 'react'
import { useBoard } from '../alerts/lists.ts'
import { useLiveState } from '../feed/live-store.ts'
import { indexOf } from '../feed/row-index.ts'
import { type Call, callOf, foremost, LINE_LOST } from './call.ts'
import { useNews } from './use-news.ts'

/** What calls now, and how often something new began to. */
export interface Calling {
  readonly call: Call | undefined
  readonly times: number
}

/** A line that is back before that was hardly gone. */
const LOST_AFTER_MS = 10_000

/** Alerts that came while the page was open call until somebody has taken them up; what was there before does not. */
export function useCall(): Calling {
  const { data: board } = useBoard()
  const { ids: news, times } = useNews()
  const lost = useLostForLong()
  const call = useMemo(() => {
    const rows = board && indexOf(board.alerts)
    const calls = news.map(id => rows?.get(id)).map(alert => alert && callOf(alert))
    return foremost([...calls, lost ? LINE_LOST : undefined].filter(one => one !== undefined))
  }, [board, news, lost])
  return useMemo(() => ({ call, times }), [call, times])
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
