import { useEffect, useRef } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { isWaiting, SEVERITIES } from '../alerts/alert.ts'
import { useBoard } from '../alerts/lists.ts'
import { SeverityShape } from '../alerts/marks.tsx'
import { go, usePlace } from '../app/location.ts'
import { putAway, useLive } from '../feed/live-store.ts'
import { Button } from '../light/Button.tsx'
import { useSay } from '../words/use-say.ts'
import { alertHref } from './route.ts'
import { useWhere } from './where.ts'
import { words } from './words.ts'

/** As the notification of what a life hangs on: see `worker/shown.ts`. */
const LONG_BUZZES = [600, 200, 600, 200, 600]
const SHORT_BUZZ = [200]

/** A critical alert that comes while the page is open is felt and stands on top, whatever page it is. */
export function NewsBar() {
  const { say: tell, of } = useSay(words)
  const { criticals } = useLive()
  const { path } = usePlace()
  const alerts = useBoard().data?.alerts ?? []
  useBuzz(alerts)
  const news = criticals.flatMap(id => alerts.find(alert => alert.id === id && isWaiting(alert)) ?? [])
  const where = useWhere()
  const first = news.find(({ id }) => alertHref(id) !== path)
  return (
    <div role="alert">
      {first && (
        <div className="news" data-severity="critical">
          <SeverityShape severity="critical" size={26} />
          <p>{tell('news.critical', { title: of(first.title), place: where(first) })}</p>
          <Button onClick={() => putAway([first.id])}>{tell('news.hide')}</Button>
          <Button look="main" onClick={() => go(alertHref(first.id))}>
            {tell('news.open')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** A phone in the pocket with the page open: what is new is felt, and a critical one for longer. */
function useBuzz(alerts: readonly WireAlert[]): void {
  const { fresh } = useLive()
  const felt = useRef(new Set<string>())
  useEffect(() => {
    const news = alerts.filter(
      alert => fresh.has(alert.id) && !felt.current.has(alert.id) && isWaiting(alert),
    )
    if (news.length === 0) return
    for (const { id } of news) felt.current.add(id)
    const worst = SEVERITIES.find(severity => news.some(alert => alert.severity === severity))
    if (worst === 'critical') navigator.vibrate?.(LONG_BUZZES)
    else if (worst === 'high') navigator.vibrate?.(SHORT_BUZZ)
  }, [fresh, alerts])
}
