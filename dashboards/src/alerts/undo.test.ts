import t from 'tap'
import { refusalOf, STANDINGS, standingOf } from '../../../services/domain/alerts/moves.ts'
import type { Alert } from '../../../services/domain/model/alert.ts'
import { sayIn } from '../words/say.ts'
import { ACTIONS } from './commands.ts'
import { undoOf } from './undo.ts'

const after = {
  claim: { handling: 'assigned', assignee: 'wang' },
  return: { handling: 'new', assignee: null },
  transfer: { handling: 'assigned', assignee: 'li' },
  pause: { handling: 'assigned', assignee: 'wang' },
} as const

t.test('what is offered to take something back can be done right after it', async t => {
  for (const action of ACTIONS) {
    const undo = undoOf({ action }, 'wang', sayIn('zh'))
    t.equal(undo !== undefined, action in after, action)
    if (undo === undefined) continue
    const alert = after[action as keyof typeof after] as unknown as Alert
    t.ok(STANDINGS.includes(standingOf(alert, 'wang')))
    t.equal(refusalOf(undo.action, alert, 'wang'), undefined, `${undo.action} after ${action}`)
  }
})
