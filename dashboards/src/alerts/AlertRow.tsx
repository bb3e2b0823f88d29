import { memo } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { Link } from '../app/Link.tsx'
import { KindMark } from '../app/marks.tsx'
import { alertPath } from '../app/route.ts'
import { Age } from '../time/Age.tsx'
import { useWords } from '../words/words.ts'
import { ConditionMark, HandlingMark, SeverityMark } from './marks.tsx'
import { QuickAcknowledge } from './QuickAcknowledge.tsx'
import './list.css'

interface AlertRowProps {
  readonly alert: WireAlert
  readonly query: string
  readonly fresh: boolean
  readonly selected: boolean
  readonly device: string
  readonly place: string
}

/** One alert in one look; the whole row opens it. A table's row on a desk, a card on a phone. */
export const AlertRow = memo(function AlertRow({
  alert,
  query,
  fresh,
  selected,
  device,
  place,
}: AlertRowProps) {
  const { say, of } = useWords()
  return (
    <li
      className="alert-row"
      data-severity={alert.severity}
      data-handling={alert.handling}
      data-condition={alert.condition}
      data-fresh={fresh}
      data-selected={selected}
    >
      <span data-cell="severity">
        <SeverityMark severity={alert.severity} />
      </span>
      <span data-cell="alert">
        <Link
          className="row-link"
          href={alertPath(alert.id) + query}
          {...(selected ? { 'aria-current': 'true' } : {})}
        >
          {of(alert.title)}
        </Link>
        {alert.occurrences > 1 && (
          <span className="times" title={say('alerts.occurrences', { n: alert.occurrences })}>
            <span aria-hidden="true">×{alert.occurrences}</span>
            <span className="unseen">{say('alerts.occurrences', { n: alert.occurrences })}</span>
          </span>
        )}
        {alert.suppressed !== null && (
          <span className="held-mark">{say(`held.${alert.suppressed.reason}`)}</span>
        )}
        <small className="sentence">{of(alert.evidence.sentence)}</small>
      </span>
      <span data-cell="place">
        <KindMark kind={alert.deviceKind} />
        <span>
          {device}
          <small>{place}</small>
        </span>
      </span>
      <span data-cell="condition">
        <ConditionMark condition={alert.condition} />
      </span>
      <span data-cell="handling">
        <HandlingMark alert={alert} />
      </span>
      <span data-cell="since">
        <Age at={alert.raisedAt} />
      </span>
      <span data-cell="action">{alert.handling === 'new' && <QuickAcknowledge alert={alert} />}</span>
    </li>
  )
})
