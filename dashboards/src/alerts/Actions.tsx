import { App, Button } from 'antd'
import { type CSSProperties, useState } from 'react'
import type { WireAlert, WireAlertFile } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { problemWords } from '../api/request.ts'
import { useWords } from '../words/words.ts'
import { Composer } from './Composer.tsx'
import { Conflict } from './Conflict.tsx'
import { type Action, type Command, isConflict, useCommand } from './commands.ts'
import { actionsFor, nextAction } from './next-action.ts'
import { useDone } from './use-done.tsx'

interface ActionsProps {
  readonly file: WireAlertFile
  readonly me: WireMe
}

/** What needs no word to go with it, and is taken back as quickly. */
const AT_ONCE: ReadonlySet<Action> = new Set(['acknowledge', 'claim', 'resume', 'urge'])

/** What to do about it, under the thumb: the likeliest step in colour, and a note where one belongs. */
export function Actions({ file, me }: ActionsProps) {
  const { alert } = file
  const { say, of } = useWords()
  const { message } = App.useApp()
  const command = useCommand()
  const [composing, compose] = useState<Action>()
  const [seen, setSeen] = useState(0)

  const send = (given: Omit<Command, 'alert'>, as: WireAlert = alert) => {
    setSeen(file.events.at(-1)?.n ?? 0)
    command.mutate(
      { alert: as, ...given },
      {
        onSuccess: answer => {
          compose(undefined)
          done(given, answer.alert)
          if (answer.says) void message.warning(of(answer.says))
        },
        onError: error => {
          if (!isConflict(error)) void message.error(problemWords(say, error))
        },
      },
    )
  }
  const done = useDone(me, send)
  const offered = actionsFor(alert, me)
  const next = nextAction(alert, me)
  const begin = (action: Action) => {
    command.reset()
    if (AT_ONCE.has(action)) send({ action })
    else compose(composing === action ? undefined : action)
  }
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
          send={send}
          cancel={() => compose(undefined)}
        />
      )}
      {!composing && alert.handling === 'resolved' && <p className="quiet">{say('action.resolved')}</p>}
      {!composing && (
        <div className="action-row" data-many={offered.length > 2} style={columns(offered)}>
          {offered.map(action => (
            <Button
              key={action}
              type={action === next ? 'primary' : 'default'}
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

const COLUMNS_MAX = 4

/** The likeliest action has a row of its own, the others share the next ones. */
function columns(offered: readonly Action[]): CSSProperties {
  const others = offered.length - 1
  const wide = others <= COLUMNS_MAX ? others : Math.ceil(others / 2)
  return { '--others': wide } as CSSProperties
}
