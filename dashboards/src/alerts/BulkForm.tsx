import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { Assignee } from './Assignee.tsx'
import type { Cause } from './alert.ts'
import type { BulkAction, BulkWords } from './bulk-actions.ts'
import { CauseChoice } from './CauseChoice.tsx'
import { words } from './list-words.ts'
import { PAUSE_USUAL_MS, PauseChoice } from './PauseChoice.tsx'

const NOTE_MAX = 2_000
const REASON_MAX = 500

interface BulkFormProps {
  readonly action: BulkAction
  readonly alerts: readonly WireAlert[]
  readonly me: WireMe
  readonly send: (given: BulkWords) => void
  readonly cancel: () => void
}

/** What goes with an action on many: to whom, why, for how long, what it was. */
export function BulkForm({ action, alerts, me, send, cancel }: BulkFormProps) {
  const { say: common } = useWords()
  const { say } = useSay(words)
  const [note, setNote] = useState('')
  const [assignee, setAssignee] = useState('')
  const [forMs, setForMs] = useState(PAUSE_USUAL_MS)
  const [cause, setCause] = useState<Cause>()
  const text = note.trim()
  const isReason = action === 'shelve'
  const ready =
    (action !== 'assign' || assignee.trim() !== '') && ((action !== 'comment' && !isReason) || text !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    send({
      ...(text === '' ? {} : isReason ? { reason: text } : { note: text }),
      ...(action === 'assign' ? { assignee: assignee.trim() } : {}),
      ...(action === 'shelve' ? { forMs } : {}),
      ...(cause === undefined ? {} : { cause }),
    })
  }
  return (
    <form className="bulk-form" onSubmit={submit} aria-label={say(`bulk.${action}`)}>
      {action === 'assign' && (
        <Assignee
          alertId={alerts[0]?.id ?? ''}
          title={common('action.assign.to')}
          value={assignee}
          choose={setAssignee}
        >
          <Button onClick={() => setAssignee(me.username)}>{common('action.assign.me')}</Button>
        </Assignee>
      )}
      {action === 'resolve' && <CauseChoice value={cause} choose={setCause} />}
      {action === 'shelve' && <PauseChoice action="shelve" value={forMs} choose={setForMs} />}
      <label htmlFor="bulk-note">{common(isReason ? 'action.reason' : 'action.note')}</label>
      <Input.TextArea
        id="bulk-note"
        autoFocus={action !== 'assign'}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={isReason ? REASON_MAX : NOTE_MAX}
        placeholder={common(action === 'comment' || isReason ? 'action.note.needed' : 'action.note.optional')}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      <div className="selection-row">
        <Button onClick={cancel}>{common('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!ready}>
          {say(`bulk.${action}`)} ({alerts.length})
        </Button>
      </div>
    </form>
  )
}
