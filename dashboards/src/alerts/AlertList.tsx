import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useLive } from '../feed/live-store.ts'
import { recent } from '../feed/news.ts'
import { useWords } from '../words/words.ts'
import { AlertRow } from './AlertRow.tsx'
import { worstOf } from './alert.ts'
import { useAttention } from './attention.ts'
import { calmRows } from './calm.ts'
import { SeverityShape } from './marks.tsx'
import { usePlaceWords } from './place.ts'

/** More rows than anybody reads at once; the rest on demand. */
const ROWS_STEP = 150

interface AlertListProps {
  readonly rows: readonly WireAlert[]
  /** The filter of the address, kept while an alert is opened. */
  readonly query: string
  readonly empty: ReactNode
  readonly alertId?: string
}

/** The rows, kept still while somebody is at work in them. */
export function AlertList({ rows, query, empty, alertId }: AlertListProps) {
  const { say } = useWords()
  const { fresh } = useLive()
  const placeWords = usePlaceWords()
  const area = useRef<HTMLDivElement>(null)
  const shown = useRef(rows)
  const [limit, setLimit] = useState(ROWS_STEP)
  const [released, release] = useState<readonly WireAlert[]>()
  const held = useAttention(area, alertId !== undefined) && released !== rows
  const calm = calmRows(shown.current, rows, held, recent.latest)
  useEffect(() => {
    shown.current = calm.rows
  })
  return (
    <div ref={area} className="alert-list-area">
      <Waiting waiting={calm.waiting} show={() => release(rows)} />
      {calm.rows.length === 0 ? (
        empty
      ) : (
        <>
          <Columns />
          <ul className="alert-list" aria-label={say('alerts.list')}>
            {calm.rows.slice(0, limit).map(alert => (
              <AlertRow
                key={alert.id}
                alert={alert}
                query={query}
                fresh={fresh.has(alert.id)}
                selected={alert.id === alertId}
                {...placeWords(alert)}
              />
            ))}
          </ul>
          {calm.rows.length > limit && (
            <div className="pages">
              <span className="quiet">{say('alerts.shown', { n: limit, total: calm.rows.length })}</span>
              <Button onClick={() => setLimit(limit + ROWS_STEP)}>{say('alerts.more')}</Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}

function Waiting({ waiting, show }: { readonly waiting: readonly WireAlert[]; readonly show: () => void }) {
  const { say } = useWords()
  const worst = worstOf(waiting)
  if (worst === undefined) return null
  return (
    <div className="waiting">
      <button type="button" data-severity={worst} title={say('alerts.held.help')} onClick={show}>
        <SeverityShape severity={worst} />
        {say('alerts.held', { n: waiting.length })}
      </button>
    </div>
  )
}

/** Each row says by itself what it means, so the heads are for the eye alone. */
function Columns() {
  const { say } = useWords()
  const columns = ['severity', 'alert', 'place', 'condition', 'handling', 'since'] as const
  return (
    <div className="alert-columns" aria-hidden="true">
      {columns.map(column => (
        <span key={column} data-cell={column}>
          {say(`alerts.column.${column}`)}
        </span>
      ))}
      <span data-cell="action" />
    </div>
  )
}
