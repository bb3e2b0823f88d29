import { AutoComplete, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useWords } from '../words/words.ts'
import type { Cause } from './alert.ts'
import { CauseChoice } from './CauseChoice.tsx'
import type { Action, Command } from './commands.ts'
import { useBoard } from './lists.ts'

const NOTE_MAX = 2_000
const NAME_MAX = 64

interface ComposerProps {
  readonly action: Action
  readonly alert: WireAlert
  readonly me: WireMe
  readonly busy: boolean
  readonly send: (command: Omit<Command, 'alert'>) => void
  readonly cancel: () => void
}

/** The note that goes with an action, the name that an assignment needs, and what it was that is resolved. */
export function Composer({ action, alert, me, busy, send, cancel }: ComposerProps) {
  const { say } = useWords()
  const [note, setNote] = useState('')
  const [assignee, setAssignee] = useState(alert.assignee ?? '')
  const [cause, setCause] = useState<Cause>()
  const words = note.trim()
  const ready = (action !== 'assign' || assignee.trim() !== '') && (action !== 'comment' || words !== '')
  const give = (to: string) =>
    send({
      action,
      ...(words ? { note: words } : {}),
      ...(action === 'assign' ? { assignee: to.trim() } : {}),
      ...(cause === undefined ? {} : { cause }),
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) give(assignee)
  }
  return (
    <form className="composer" onSubmit={submit} aria-label={say(`action.${action}`)}>
      {action === 'resolve' && alert.condition === 'active' && (
        <p className="notice">{say('action.resolve.still-active')}</p>
      )}
      {action === 'assign' && (
        <Assignee me={me} value={assignee} choose={setAssignee} claim={() => give(me.username)} busy={busy} />
      )}
      {action === 'resolve' && <CauseChoice value={cause} choose={setCause} />}
      <label htmlFor="note">{say('action.note')}</label>
      <Input.TextArea
        id="note"
        autoFocus={action !== 'assign'}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={NOTE_MAX}
        placeholder={say(action === 'comment' ? 'action.note.needed' : 'action.note.optional')}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      <div className="action-row">
        <Button onClick={cancel}>{say('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
          {say(`action.${action}`)}
        </Button>
      </div>
    </form>
  )
}

interface AssigneeProps {
  readonly me: WireMe
  readonly value: string
  readonly choose: (name: string) => void
  readonly claim: () => void
  readonly busy: boolean
}

function Assignee({ me, value, choose, claim, busy }: AssigneeProps) {
  const { say } = useWords()
  const { data: board } = useBoard()
  const names = new Set(board?.alerts.flatMap(alert => alert.assignee ?? []))
  const options = [...names].sort().map(name => ({ value: name }))
  return (
    <>
      <label htmlFor="assignee">{say('action.assign.to')}</label>
      <div className="assignee">
        <AutoComplete
          id="assignee"
          autoFocus
          value={value}
          options={options}
          onChange={(name: string) => choose(name.slice(0, NAME_MAX))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
        />
        <Button onClick={claim} disabled={busy} title={me.username}>
          {say('action.assign.me')}
        </Button>
      </div>
    </>
  )
}
