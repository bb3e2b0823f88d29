import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { SeverityMark } from '../alerts/marks.tsx'
import { Link } from '../app/Link.tsx'
import { alertPath } from '../app/route.ts'
import { Age } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { rankOf } from './things.ts'
import { words } from './words.ts'

const SHOWN_MAX = 6

export function CardAlerts({ alerts }: { readonly alerts: readonly WireAlert[] }) {
  const { say, of } = useSay(words)
  if (alerts.length === 0) return <p className="quiet">{say('plan.card.no-alerts')}</p>
  const shown = alerts.toSorted((a, b) => rankOf(a.severity) - rankOf(b.severity)).slice(0, SHOWN_MAX)
  return (
    <>
      <h3>
        {say('plan.card.alerts')} <span className="quiet">{alerts.length}</span>
      </h3>
      <ul className="plan-card-alerts">
        {shown.map(alert => (
          <li key={alert.id}>
            <Link href={alertPath(alert.id)}>
              <SeverityMark severity={alert.severity} />
              <span>{of(alert.title)}</span>
              <Age at={alert.raisedAt} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
