import { memo } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { Link } from '../app/Link.tsx'
import { alertPath } from '../app/route.ts'
import { useWords } from '../words/words.ts'
import type { PlaceWords } from './place.ts'
import { QuickAcknowledge } from './QuickAcknowledge.tsx'
import { Sentence, SeverityCell, StateCells, stateOf, Times } from './RowCells.tsx'

type AlertRowProps = PlaceWords & { readonly alert: WireAlert }

/** One alert among the few of a device; the whole row opens it. Those of the long list are `ListAlert`. */
export const AlertRow = memo(function AlertRow({ alert, ...where }: AlertRowProps) {
  const { of } = useWords()
  return (
    <li className="alert-row" {...stateOf(alert)}>
      <SeverityCell alert={alert} />
      <span data-cell="alert">
        <Link className="row-link" href={alertPath(alert.id)}>
          {of(alert.title)}
        </Link>
        <Times alert={alert} />
        <Sentence alert={alert} />
      </span>
      <StateCells alert={alert} {...where} />
      <span data-cell="action">{alert.handling === 'new' && <QuickAcknowledge alert={alert} />}</span>
    </li>
  )
})
