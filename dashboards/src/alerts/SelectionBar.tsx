import { Button } from 'antd'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useSay } from '../words/use-say.ts'
import { BulkForm } from './BulkForm.tsx'
import { BulkResult } from './BulkResult.tsx'
import { BULK_ACTIONS, fitFor } from './bulk-actions.ts'
import { words } from './list-words.ts'
import type { BulkState } from './use-bulk.ts'
import './selection.css'

interface SelectionBarProps {
  readonly me: WireMe
  readonly chosen: readonly WireAlert[]
  readonly total: number
  readonly bulk: BulkState
  readonly chooseAll: () => void
  readonly clear: () => void
  readonly choose: (ids: readonly string[]) => void
}

/** Comes up from below while alerts are chosen: what can be done with them, how far it is, and what became of it. */
export function SelectionBar({ me, chosen, total, bulk, chooseAll, clear, choose }: SelectionBarProps) {
  const { say } = useSay(words)
  const { stage } = bulk
  if (chosen.length === 0 && (stage.at === 'rest' || stage.at === 'asking')) return null
  return (
    <section className="selection-bar" aria-label={say('bulk.label')}>
      {stage.at === 'running' && (
        <p role="status">
          <progress value={stage.through} max={stage.total} aria-hidden="true" />{' '}
          {say('bulk.progress', { n: stage.through, total: stage.total })}
        </p>
      )}
      {stage.at === 'told' && <BulkResult {...stage} bulk={bulk} choose={choose} />}
      {stage.at === 'asking' && (
        <BulkForm
          key={stage.action}
          action={stage.action}
          alerts={fitFor(stage.action, chosen, me)}
          me={me}
          send={given => bulk.run(stage.action, chosen, given)}
          cancel={bulk.rest}
        />
      )}
      {stage.at === 'rest' && (
        <div className="selection-row">
          <strong role="status">{say('bulk.chosen', { n: chosen.length })}</strong>
          <Choices me={me} chosen={chosen} bulk={bulk} />
          <span className="selection-end">
            {chosen.length < total && (
              <Button type="link" onClick={chooseAll}>
                {say('bulk.all', { n: total })}
              </Button>
            )}
            <Button type="link" onClick={clear}>
              {say('bulk.clear')}
            </Button>
          </span>
        </div>
      )}
    </section>
  )
}

function Choices({ me, chosen, bulk }: Pick<SelectionBarProps, 'me' | 'chosen' | 'bulk'>) {
  const { say } = useSay(words)
  return BULK_ACTIONS.map(action => {
    const fit = fitFor(action, chosen, me).length
    return (
      fit > 0 && (
        <Button
          key={action}
          type={action === 'acknowledge' ? 'primary' : 'default'}
          onClick={() => bulk.run(action, chosen)}
        >
          {say(`bulk.${action}`)}
          {fit < chosen.length && <small> {say('bulk.for', { n: fit })}</small>}
        </Button>
      )
    )
  })
}
