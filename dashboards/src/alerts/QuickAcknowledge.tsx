import { App, Button } from 'antd'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useNameOf } from '../api/colleagues.ts'
import { problemWords } from '../api/request.ts'
import { useWords } from '../words/words.ts'
import { useCommand } from './commands.ts'

/** The commonest thing to do, without leaving the list. */
export function QuickAcknowledge({ alert }: { readonly alert: WireAlert }) {
  const { say, of } = useWords()
  const nameOf = useNameOf()
  const { message } = App.useApp()
  const command = useCommand()
  const acknowledge = () =>
    command.mutate(
      { alert, action: 'acknowledge' },
      { onError: error => void message.warning(problemWords(say, error, nameOf)) },
    )
  return (
    <Button
      size="small"
      className="quick"
      loading={command.isPending}
      onClick={acknowledge}
      aria-label={`${say('action.acknowledge')}: ${of(alert.title)}`}
    >
      {say('action.acknowledge')}
    </Button>
  )
}
