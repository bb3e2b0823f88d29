import { App } from 'antd'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useNameOf } from '../api/colleagues.ts'
import { problemWords } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { type Command, useCommand } from './commands.ts'
import { words } from './list-words.ts'
import { actionsFor } from './next-action.ts'
import { useDone } from './use-done.tsx'

const HINT = 'hint'

/** What is done with one alert from the list itself, told in a word, and taken back where it can be. */
export function useListCommands(me: WireMe) {
  const { say } = useWords()
  const nameOf = useNameOf()
  const { say: tell } = useSay(words)
  const { message } = App.useApp()
  const { mutateAsync } = useCommand()
  const send = (given: Omit<Command, 'alert'>, alert: WireAlert): void => {
    mutateAsync({ alert, ...given }).then(
      answer => done(given, answer.alert, alert),
      error => void message.warning(problemWords(say, error, nameOf)),
    )
  }
  const done = useDone(me, send)
  return {
    command(action: 'acknowledge' | 'claim', alert: WireAlert): void {
      if (actionsFor(alert, me).includes(action)) send({ action }, alert)
      else void message.info({ key: HINT, content: tell(`unfit.${action}`) })
    },
    chooseFirst: () => void message.info({ key: HINT, content: tell('unfit.nothing') }),
  }
}
