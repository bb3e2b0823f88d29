import { Button } from 'antd'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useNameOf } from '../api/colleagues.ts'
import { problemWords } from '../api/request.ts'
import { Link } from '../app/Link.tsx'
import { alertPath } from '../app/route.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import type { Tried } from './bulk.ts'
import { type BulkAction, takesBack } from './bulk-actions.ts'
import { words } from './list-words.ts'
import { usePlaceWords } from './place.ts'
import type { BulkState } from './use-bulk.ts'

/** More of them are told by their count. */
const NAMED_MAX = 8

interface BulkResultProps {
  readonly tried: Tried
  readonly action: BulkAction | 'undo'
  readonly bulk: BulkState
  readonly choose: (ids: readonly string[]) => void
}

/** What became of it: done, left alone because somebody was faster, refused and why. */
export function BulkResult({ tried: { done, changed, refused }, action, bulk, choose }: BulkResultProps) {
  const { say: common } = useWords()
  const nameOf = useNameOf()
  const { say } = useSay(words)
  const left = [...changed, ...refused.map(({ alert }) => alert)]
  const reasons = new Set(refused.map(({ error }) => problemWords(common, error, nameOf)))
  const again = () => {
    choose(left.map(({ id }) => id))
    bulk.rest()
  }
  return (
    <div className="bulk-result">
      <div role="status">
        <p>
          <strong>{say('bulk.done', { n: done.length })}</strong>
          {action === 'undo' && ` (${say('bulk.undone')})`}
        </p>
        {changed.length > 0 && (
          <p>
            {say('bulk.changed', { n: changed.length })} <Named alerts={changed} />
          </p>
        )}
        {refused.length > 0 && (
          <p>
            {say('bulk.refused', { n: refused.length })} <Named alerts={refused.map(({ alert }) => alert)} />
            <small className="quiet"> {[...reasons].join(' ')}</small>
          </p>
        )}
      </div>
      <div className="selection-row">
        {action !== 'undo' && done.length > 0 && takesBack(action, '') && (
          <Button onClick={bulk.undo}>{say('bulk.undo')}</Button>
        )}
        {left.length > 0 && <Button onClick={again}>{say('bulk.again')}</Button>}
        <Button
          type="primary"
          onClick={() => {
            choose([])
            bulk.rest()
          }}
        >
          {say('bulk.close')}
        </Button>
      </div>
    </div>
  )
}

function Named({ alerts }: { readonly alerts: readonly WireAlert[] }) {
  const { say, of } = useSay(words)
  const placeWords = usePlaceWords()
  const rest = alerts.length - NAMED_MAX
  return (
    <>
      {alerts.slice(0, NAMED_MAX).map((alert, i) => (
        <span key={alert.id}>
          {i > 0 && ' · '}
          <Link href={alertPath(alert.id)}>
            {of(alert.title)} {placeWords(alert).device}
          </Link>
        </span>
      ))}
      {rest > 0 && ` ${say('bulk.more', { n: rest })}`}
    </>
  )
}
