import { isWaiting } from '../alerts/alert.ts'
import { useBoard } from '../alerts/lists.ts'
import { SeverityShape } from '../alerts/marks.tsx'
import { go, usePlace } from '../app/location.ts'
import { putAway, useLive } from '../feed/live-store.ts'
import { Button } from '../light/Button.tsx'
import { useSay } from '../words/use-say.ts'
import { useNewsSignal } from './news-signal.ts'
import { alertHref } from './route.ts'
import { useWhere } from './where.ts'
import { words } from './words.ts'

/** A critical alert that comes while the page is open is felt, heard and stands on top, whatever page it is. */
export function NewsBar() {
  const { say: tell, of } = useSay(words)
  const { criticals } = useLive()
  const { path } = usePlace()
  const alerts = useBoard().data?.alerts ?? []
  useNewsSignal(alerts)
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
