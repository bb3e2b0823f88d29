import { App } from 'antd'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { problemWords } from '../api/request.ts'
import { useWords } from '../words/words.ts'
import { type Command, useCommand } from './commands.ts'
import { actionsFor } from './next-action.ts'
import { useDone } from './use-done.tsx'

/** What is done with one alert from the list itself, told in a word, and taken back where it can be. */
export function useListCommands(me: WireMe): (action: 'acknowledge' | 'claim', alert: WireAlert) => void {
  const { say } = useWords()
  const { message } = App.useApp()
  const { mutateAsync } = useCommand()
  const send = (given: Omit<Command, 'alert'>, alert: WireAlert): void => {
    mutateAsync({ alert, ...given }).then(
      answer => done(given, answer.alert, alert),
      error => void message.warning(problemWords(say, error)),
    )
  }
  const done = useDone(me, send)
  return (action, alert) => {
    if (actionsFor(alert, me).includes(action)) send({ action }, alert)
  }
}
