import { App, Button } from 'antd'
import { useState } from 'react'
import type { WireAlert, WireAlertFile } from '../../../services/api/wire/alert.ts'
import { useNameOf } from '../api/colleagues.ts'
import { problemWords } from '../api/request.ts'
import { useCan, useSignedIn } from '../app/rights.ts'
import { useWords } from '../words/words.ts'
import { acknowledgedBy } from './acknowledged-by.ts'
import { Composer } from './Composer.tsx'
import { Conflict } from './Conflict.tsx'
import { ACTIONS, type Action, type Command, isConflict, useCommand } from './commands.ts'
import { MoreActions } from './MoreActions.tsx'
import { actionsFor, nextAction } from './next-action.ts'
import { useDone } from './use-done.tsx'
import { useNoteDraft } from './use-note-draft.ts'
import './actions.css'

/** What needs no word to go with it, and is taken back as quickly. */
const AT_ONCE: ReadonlySet<Action> = new Set(['acknowledge', 'claim', 'resume', 'urge', 'unshelve'])

const isAction = (name: string): name is Action => ACTIONS.some(action => action === name)

/** What to do about it: the likeliest step is the one button, what else can be done is one press further. */
export function Actions({ file }: { readonly file: WireAlertFile }) {
  const { alert } = file
  const me = useSignedIn()
  const can = useCan()
  const { say, of } = useWords()
  const nameOf = useNameOf()
  const { message } = App.useApp()
  const command = useCommand()
  const note = useNoteDraft(alert.id, isAction)
  const composing = note.action
  const [seen, setSeen] = useState(0)

  const send = (given: Omit<Command, 'alert'>, as: WireAlert = alert) => {
    setSeen(file.events.at(-1)?.n ?? 0)
    command.mutate(
      { alert: as, ...given },
      {
        onSuccess: answer => {
          if (given.action === composing) note.done()
          done(given, answer.alert, alert)
          if (answer.says) void message.warning(of(answer.says))
        },
        onError: error => {
          if (!isConflict(error)) void message.error(problemWords(say, error, nameOf))
        },
      },
    )
  }
  const done = useDone(me, send)
  const begin = (action: Action) => {
    command.reset()
    if (AT_ONCE.has(action)) send({ action })
    else note.begin(action)
  }
  if (!can('alerts.handle')) return null
  const besides = { acknowledgedBy: acknowledgedBy(file.events), mayShelve: can('alerts.shelve') }
  return (
    <section className="actions" aria-label={say('alert.actions')}>
      {isConflict(command.error) && (
        <Conflict file={file} error={command.error} seen={seen} dismiss={command.reset} />
      )}
      {composing && (
        <Composer
          key={composing}
          action={composing}
          alert={alert}
          me={me}
          busy={command.isPending}
          written={note.written}
          write={note.write}
          send={send}
          cancel={note.putAway}
        />
      )}
      {!composing && (
        <Choices
          offered={actionsFor(alert, me, besides)}
          next={nextAction(alert, me)}
          busy={command.isPending ? command.variables?.action : undefined}
          begin={begin}
        />
      )}
    </section>
  )
}

interface ChoicesProps {
  readonly offered: readonly Action[]
  readonly next: Action | undefined
  readonly busy: Action | undefined
  readonly begin: (action: Action) => void
}

function Choices({ offered, next, busy, begin }: ChoicesProps) {
  const { say } = useWords()
  if (next === undefined) return <p className="quiet">{say('action.resolved')}</p>
  const button = (action: Action, type: 'primary' | 'default') => (
    <Button
      key={action}
      type={type}
      size={type === 'primary' ? 'large' : 'middle'}
      loading={busy === action}
      disabled={busy !== undefined}
      onClick={() => begin(action)}
    >
      {say(`action.${action}`)}
    </Button>
  )
  const others = offered.filter(action => action !== next)
  const [second] = others
  const rest = others.filter(action => action !== second && action !== 'comment')
  return (
    <div className="action-choices">
      {button(next, 'primary')}
      {second !== undefined && second !== 'comment' && button(second, 'default')}
      {button('comment', 'default')}
      <MoreActions actions={rest} busy={busy !== undefined} begin={begin} />
    </div>
  )
}
