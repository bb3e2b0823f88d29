import { App, Button } from 'antd'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useNameOf } from '../api/colleagues.ts'
import { useWords } from '../words/words.ts'
import type { Command } from './commands.ts'
import { undoOf } from './undo.ts'

type Given = Omit<Command, 'alert'>

const SHOWN_S = 6
const KEY = 'done'

/** Says that it is done, and for a moment how to take it back. */
export function useDone(me: WireMe, send: (given: Given, alert: WireAlert) => void) {
  const { say } = useWords()
  const nameOf = useNameOf()
  const { message } = App.useApp()
  return (given: Given, alert: WireAlert, before: WireAlert): void => {
    const words = say(`action.done.${given.action}`, { name: given.assignee ? nameOf(given.assignee) : '' })
    const undo = undoOf(given, me.username, say, before)
    if (undo === undefined) return void message.success({ key: KEY, content: words })
    const takeBack = () => {
      message.destroy(KEY)
      send(undo, alert)
    }
    const content = (
      <>
        {words}{' '}
        <Button type="link" size="small" className="undo" onClick={takeBack}>
          {say('action.undo')}
        </Button>
      </>
    )
    void message.success({ key: KEY, duration: SHOWN_S, content })
  }
}
