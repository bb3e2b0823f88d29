import { useEffect, useMemo } from 'react'
import type { WireFeedEvent } from '../../../../services/api/wire/feed.ts'
import { ALARMS, burstMs } from '../../alarm/patterns.ts'
import { useAudible } from '../../alarm/player.ts'
import { useAlarmSettings } from '../../alarm/settings.ts'
import { useNews } from '../../alarm/use-news.ts'
import { useSound } from '../../alarm/use-sound.ts'
import { useBoard } from '../../alerts/lists.ts'
import { usePresses } from '../outbox/use-outbox.ts'
import { callsInHand } from './calling.ts'

const HIGH = { priority: 'high', technical: false } as const
const { intervalMs } = ALARMS.high
const EVERY_MS = burstMs(ALARMS.high) + (intervalMs ?? 0)
/** As the notification of what a life hangs on: see `worker/shown.ts`. */
const LONG_BUZZES = [600, 200, 600, 200, 600]

export interface CallInHand {
  /** It can be heard or felt now. */
  readonly isHeard: boolean
  /** Until the next one comes; whoever goes there still has to say so. */
  readonly silence: () => void
}

/** Heard and felt in the rhythm of high priority until somebody has taken it up, or it is silenced here. */
export function useCallInHand(): CallInHand {
  const { data: board } = useBoard()
  const { entries } = usePresses()
  const { ids, times, forget } = useNews(isCritical)
  const { on } = useAlarmSettings()
  const audible = useAudible()
  const calls = callsInHand(board?.alerts ?? [], entries, ids)
  useSound(
    useMemo(() => ({ call: calls ? HIGH : undefined, times }), [calls, times]),
    false,
  )
  useBuzz(calls)
  const isHeard = calls && ((on && audible === 'yes') || 'vibrate' in navigator)
  return { isHeard, silence: forget }
}

const isCritical = ({ alert }: WireFeedEvent): boolean => alert.severity === 'critical'

function useBuzz(calls: boolean): void {
  useEffect(() => {
    if (!calls) return
    const buzz = () => void navigator.vibrate?.(LONG_BUZZES)
    buzz()
    const timer = setInterval(buzz, EVERY_MS)
    return () => {
      clearInterval(timer)
      navigator.vibrate?.(0)
    }
  }, [calls])
}
