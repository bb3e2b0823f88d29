import { Button, Input } from 'antd'
import type { FormEvent } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import type { WordKey } from '../words/say.ts'
import { useWords } from '../words/words.ts'
import { Assignee } from './Assignee.tsx'
import { CAUSES } from './alert.ts'
import { CauseChoice } from './CauseChoice.tsx'
import type { Action, Command } from './commands.ts'
import type { NoteDraft } from './note-draft.ts'
import { PAUSE_USUAL_MS, PauseChoice } from './PauseChoice.tsx'

const NOTE_MAX = 2_000
const REASON_MAX = 500

type Written = Pick<NoteDraft, 'text' | 'assignee' | 'cause' | 'forMs'>

interface ComposerProps {
  readonly action: Action
  readonly alert: WireAlert
  readonly me: WireMe
  readonly busy: boolean
  readonly written: Written
  readonly write: (part: Partial<Written>) => void
  readonly send: (command: Omit<Command, 'alert'>) => void
  readonly cancel: () => void
}

/** What is asked for where words are needed; elsewhere they may be left out. */
const NEEDED: Readonly<Partial<Record<Action, WordKey>>> = {
  comment: 'action.note.needed',
  transfer: 'action.transfer.note',
  return: 'action.return.reason',
  pause: 'action.pause.reason',
  shelve: 'action.shelve.reason',
}
const isReasoned = (action: Action): boolean => action === 'return' || isForAWhile(action)
const isForAWhile = (action: Action): action is 'pause' | 'shelve' =>
  action === 'pause' || action === 'shelve'
const isGiven = (action: Action): boolean => action === 'assign' || action === 'transfer'

/** The words that go with an action, the name that an assignment needs, and what it was that is resolved. */
export function Composer({ action, alert, me, busy, written, write, send, cancel }: ComposerProps) {
  const { say } = useWords()
  const { text, forMs = PAUSE_USUAL_MS } = written
  const assignee = written.assignee ?? (action === 'assign' ? (alert.assignee ?? '') : '')
  const cause = CAUSES.find(one => one === written.cause)
  const choose = (assignee: string) => write({ assignee })
  const words = text.trim()
  const ready = (!isGiven(action) || assignee.trim() !== '') && (!(action in NEEDED) || words !== '')
  const give = (to: string) =>
    send({
      action,
      ...(words === '' ? {} : isReasoned(action) ? { reason: words } : { note: words }),
      ...(isGiven(action) ? { assignee: to.trim() } : {}),
      ...(isForAWhile(action) ? { forMs } : {}),
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
        <Assignee alertId={alert.id} title={say('action.assign.to')} value={assignee} choose={choose}>
          <Button onClick={() => give(me.username)} disabled={busy} title={me.username}>
            {say('action.assign.me')}
          </Button>
        </Assignee>
      )}
      {action === 'transfer' && (
        <Assignee
          alertId={alert.id}
          title={say('action.transfer.to')}
          value={assignee}
          choose={choose}
          except={me.username}
        />
      )}
      {action === 'resolve' && <CauseChoice value={cause} choose={cause => write({ cause })} />}
      {isForAWhile(action) && (
        <PauseChoice action={action} value={forMs} choose={forMs => write({ forMs })} />
      )}
      <label htmlFor="note">{say(isReasoned(action) ? 'action.reason' : 'action.note')}</label>
      <Input.TextArea
        id="note"
        autoFocus={!isGiven(action)}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={isReasoned(action) ? REASON_MAX : NOTE_MAX}
        placeholder={say(NEEDED[action] ?? 'action.note.optional')}
        value={text}
        onChange={event => write({ text: event.target.value })}
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
