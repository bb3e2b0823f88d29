import { App, Button } from 'antd'
import { type CSSProperties, useState } from 'react'
import type { WireAlertFile } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { problemWords } from '../api/request.ts'
import { useWords } from '../words/words.ts'
import { Composer } from './Composer.tsx'
import { Conflict } from './Conflict.tsx'
import { type Action, type Command, isConflict, useCommand } from './commands.ts'
import { actionsFor, nextAction } from './next-action.ts'

interface ActionsProps {
  readonly file: WireAlertFile
  readonly me: WireMe
}

/** What to do about it, under the thumb: the likeliest step in colour, and a note where one belongs. */
export function Actions({ file, me }: ActionsProps) {
  const { alert } = file
  const { say } = useWords()
  const { message } = App.useApp()
  const command = useCommand()
  const [composing, compose] = useState<Action>()
  const [seen, setSeen] = useState(0)
  const conflict = isConflict(command.error)

  const send = (given: Omit<Command, 'alert'>) => {
    setSeen(file.events.at(-1)?.n ?? 0)
    command.mutate(
      { alert, ...given },
      {
        onSuccess: () => {
          compose(undefined)
          void message.success(say(`action.done.${given.action}`, { name: given.assignee ?? '' }))
        },
        onError: error => {
          if (!isConflict(error)) void message.error(problemWords(say, error))
        },
      },
    )
  }
  const offered = actionsFor(alert)
  const begin = (action: Action) => {
    command.reset()
    if (action === 'acknowledge') send({ action })
    else compose(composing === action ? undefined : action)
  }
  return (
    <section className="actions" aria-label={say('alert.actions')}>
      {conflict && <Conflict file={file} seen={seen} dismiss={command.reset} />}
      {composing && (
        <Composer
          key={composing}
          action={composing}
          alert={alert}
          me={me}
          busy={command.isPending}
          send={send}
          cancel={() => compose(undefined)}
        />
      )}
      {!composing && alert.handling === 'resolved' && <p className="quiet">{say('action.resolved')}</p>}
      {!composing && (
        <div className="action-row" data-many={offered.length > 2} style={others(offered)}>
          {offered.map(action => (
            <Button
              key={action}
              type={action === nextAction(alert) ? 'primary' : 'default'}
              loading={command.isPending && command.variables?.action === action}
              disabled={command.isPending}
              onClick={() => begin(action)}
            >
              {say(`action.${action}`)}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}

/** The likeliest action has a row of its own, the others share the next. */
const others = (offered: readonly Action[]): CSSProperties =>
  ({ '--others': offered.length - 1 }) as CSSProperties
