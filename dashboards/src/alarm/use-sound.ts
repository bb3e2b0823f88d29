import { useEffect } from 'react'
import { useOneTab } from './one-tab.ts'
import { ALARMS, burstMs, TECHNICAL } from './patterns.ts'
import { playBurst, useAudible } from './player.ts'
import { useAlarmSettings } from './settings.ts'
import type { Calling } from './use-call.ts'

/** Sounds what calls, again and again at the interval of its urgency, in one tab of all that are open. */
export function useSound({ call, times }: Calling, muted: boolean): void {
  const { on, volume } = useAlarmSettings()
  const audible = useAudible()
  const mine = useOneTab(on && audible === 'yes')
  const { priority, technical } = call ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is heard though another calls already
  useEffect(() => {
    if (!mine || muted || priority === undefined) return
    const pattern = technical ? TECHNICAL : ALARMS[priority]
    playBurst(pattern, volume)
    if (pattern.intervalMs === null) return
    const timer = setInterval(() => playBurst(pattern, volume), burstMs(pattern) + pattern.intervalMs)
    return () => clearInterval(timer)
  }, [mine, muted, priority, technical, volume, times])
}
