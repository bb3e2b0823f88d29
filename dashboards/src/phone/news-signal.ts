import { useEffect, useRef } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { ALARMS } from '../alarm/patterns.ts'
import { playBurst, useAudible } from '../alarm/player.ts'
import { useAlarmSettings } from '../alarm/settings.ts'
import { isWaiting, SEVERITIES, type Severity } from '../alerts/alert.ts'
import { useLive } from '../feed/live-store.ts'

/** As the notification of what a life hangs on: see `worker/shown.ts`. */
const LONG_BUZZES = [600, 200, 600, 200, 600]
const SHORT_BUZZ = [200]

/** A phone in the pocket with the page open: what is new is felt, a critical one for longer, and that one is heard. */
export function useNewsSignal(alerts: readonly WireAlert[]): void {
  const { fresh } = useLive()
  const { on, volume } = useAlarmSettings()
  // Browsers play after the first touch of the page; from here on it is waited for.
  useAudible()
  const told = useRef(new Set<string>())
  useEffect(() => {
    const worst = worstNew(alerts, fresh, told.current)
    if (worst === 'critical') navigator.vibrate?.(LONG_BUZZES)
    else if (worst === 'high') navigator.vibrate?.(SHORT_BUZZ)
    if (worst === 'critical' && on) playBurst(ALARMS.high, volume)
  }, [fresh, alerts, on, volume])
}

/** Of what is new and was not told so far; from then on it was. */
function worstNew(
  alerts: readonly WireAlert[],
  fresh: ReadonlySet<string>,
  told: Set<string>,
): Severity | undefined {
  const news = alerts.filter(alert => fresh.has(alert.id) && !told.has(alert.id) && isWaiting(alert))
  for (const { id } of news) told.add(id)
  return SEVERITIES.find(severity => news.some(alert => alert.severity === severity))
}
