import { useEffect, useRef } from 'react'
import { useOneTab } from './one-tab.ts'
import { ALARMS, burstMs, type Pattern, TECHNICAL } from './patterns.ts'
import { playBurst, useAudible } from './player.ts'
import { type Begun, mayBegin } from './schedule.ts'
import { useAlarmSettings } from './settings.ts'
import type { Calling } from './use-call.ts'

/** Sounds what calls, again and again at the interval of its urgency, in one tab of all that are open. */
export function useSound({ call, times }: Calling, muted: boolean): void {
  const { on, volume } = useAlarmSettings()
  const audible = useAudible()
  const mine = useOneTab(on && audible === 'yes')
  const last = useRef<Begun>(undefined)
  const pattern: Pattern | undefined = call && (call.technical ? TECHNICAL : ALARMS[call.priority])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is heard though another calls already
  useEffect(() => {
    if (!mine || muted || pattern === undefined) return
    const burst = () => {
      last.current = { pattern, atMs: performance.now() }
      playBurst(pattern, volume)
    }
    if (mayBegin(pattern, last.current, performance.now())) burst()
    if (pattern.intervalMs === null) return
    const timer = setInterval(burst, burstMs(pattern) + pattern.intervalMs)
    return () => clearInterval(timer)
  }, [mine, muted, pattern, volume, times])
}
