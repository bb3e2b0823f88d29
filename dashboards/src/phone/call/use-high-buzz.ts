import { useEffect, useRef } from 'react'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { isWaiting } from '../../alerts/alert.ts'
import { useLive } from '../../feed/live-store.ts'

const SHORT_BUZZ = [200]

/** A new alert of high severity is felt once; a critical one calls: see `use-call-in-hand.ts`. */
export function useHighBuzz(alerts: readonly WireAlert[]): void {
  const { fresh } = useLive()
  const told = useRef(new Set<string>())
  useEffect(() => {
    const isNews = ({ id }: WireAlert) => fresh.has(id) && !told.current.has(id)
    const news = alerts.filter(alert => isNews(alert) && isWaiting(alert))
    for (const { id } of news) told.current.add(id)
    if (news.some(({ severity }) => severity === 'high') && !news.some(isCritical))
      navigator.vibrate?.(SHORT_BUZZ)
  }, [fresh, alerts])
}

const isCritical = ({ severity }: WireAlert): boolean => severity === 'critical'
