import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { isWaiting } from '../alerts/alert.ts'
import { useBoard } from '../alerts/lists.ts'
import { SeverityShape } from '../alerts/marks.tsx'
import { go, usePlace } from '../app/location.ts'
import { putAway, useLive } from '../feed/live-store.ts'
import { Button } from '../light/Button.tsx'
import { useSay } from '../words/use-say.ts'
import { useCallInHand } from './call/use-call-in-hand.ts'
import { useHighBuzz } from './call/use-high-buzz.ts'
import { SilenceMark } from './marks.tsx'
import { alertHref } from './route.ts'
import { useWhere } from './where.ts'
import { words } from './words.ts'

/** A critical alert that comes while the page is open is felt, heard and stands on top, whatever page it is. */
export function NewsBar() {
  const { say: tell, of } = useSay(words)
  const { criticals } = useLive()
  const { path } = usePlace()
  const alerts = useBoard().data?.alerts ?? []
  const { isHeard, silence } = useCallInHand()
  useHighBuzz(alerts)
  const news = criticals.flatMap(id => alerts.find(alert => alert.id === id && isWaiting(alert)) ?? [])
  const where = useWhere()
  const first = news.find(({ id }) => alertHref(id) !== path)
  const wordsOf = (alert: WireAlert) => tell('news.critical', { title: of(alert.title), place: where(alert) })
  return (
    <div role="alert">
      {(first !== undefined || isHeard) && (
        <div className="news" data-severity="critical">
          <SeverityShape severity="critical" size={26} />
          <p>{first === undefined ? tell('news.calls') : wordsOf(first)}</p>
          {isHeard ? (
            <Button onClick={silence}>
              <SilenceMark /> {tell('news.silence')}
            </Button>
          ) : (
            first && <Button onClick={() => putAway([first.id])}>{tell('news.hide')}</Button>
          )}
          {first && (
            <Button look="main" onClick={() => go(alertHref(first.id))}>
              {tell('news.open')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
