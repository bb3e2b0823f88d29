import t from 'tap'
import { refusalOf, STANDINGS, standingOf } from '../../../services/domain/alerts/moves.ts'
import type { Alert } from '../../../services/domain/model/alert.ts'
import { sayIn } from '../words/say.ts'
import { ACTIONS } from './commands.ts'
import { undoOf } from './undo.ts'

const after = {
  acknowledge: { handling: 'acknowledged', assignee: null },
  assign: { handling: 'assigned', assignee: 'zhao' },
  shelve: { handling: 'new', assignee: null },
  claim: { handling: 'assigned', assignee: 'wang' },
  return: { handling: 'new', assignee: null },
  transfer: { handling: 'assigned', assignee: 'li' },
  pause: { handling: 'assigned', assignee: 'wang' },
} as const

const before = { handling: 'new', assignee: 'li' } as const

t.test('what is offered to take something back can be done right after it', async t => {
  for (const action of ACTIONS) {
    const undo = undoOf({ action }, 'wang', sayIn('zh'), before)
    t.equal(undo !== undefined, action in after, action)
    if (undo === undefined) continue
    const alert = after[action as keyof typeof after] as unknown as Alert
    t.ok(STANDINGS.includes(standingOf(alert, 'wang')))
    t.equal(refusalOf(undo.action, alert, 'wang'), undefined, `${undo.action} after ${action}`)
  }
})

t.test(
  'what was nobody’s before is not given back to anybody, and who has it does not un-confirm it',
  async t => {
    const say = sayIn('zh')
    t.equal(undoOf({ action: 'assign' }, 'wang', say, { handling: 'new', assignee: null }), undefined)
    t.equal(
      undoOf({ action: 'acknowledge' }, 'wang', say, { handling: 'assigned', assignee: 'wang' }),
      undefined,
    )
  },
)
