import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useWords } from '../words/words.ts'
import { worstOf } from './alert.ts'
import { SeverityShape } from './marks.tsx'

interface WaitingProps {
  readonly waiting: readonly WireAlert[]
  readonly show: () => void
}

/** What came while the list was kept still. */
export function Waiting({ waiting, show }: WaitingProps) {
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
