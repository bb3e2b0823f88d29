import t from 'tap'
import { refusalOf } from '../../../services/domain/alerts/moves.ts'
import type { Alert } from '../../../services/domain/model/alert.ts'
import { ROLES } from '../../../services/domain/model/person.ts'
import { CONDITIONS, HANDLINGS } from './alert.ts'
import { actionsFor, nextAction } from './next-action.ts'
import { sampleAlert } from './sample-alert.ts'

const wang = { username: 'wang', role: 'grid-worker' } as const
const until = '2026-05-01T09:00:00.000Z'

const alerts = HANDLINGS.flatMap(handling =>
  CONDITIONS.flatMap(condition =>
    [null, 'wang', 'li'].flatMap(assignee =>
      [null, until].map(pausedUntil => sampleAlert({ handling, condition, assignee, pausedUntil })),
    ),
  ),
).filter(({ handling, assignee }) => assignee !== null || !['assigned', 'on-site'].includes(handling))

t.test('what is offered can be done as the server has it', async t => {
  for (const alert of alerts)
    for (const action of actionsFor(alert, wang)) {
      const { handling, assignee } = alert
      const refusal = refusalOf(action, { handling, assignee } as Alert, 'wang')
      t.equal(refusal, undefined, `${action}: ${handling} ${assignee}`)
    }
})

t.test('the likeliest step is one that can be taken', async t => {
  for (const alert of alerts)
    for (const role of ROLES) {
      const next = nextAction(alert, { ...wang, role })
      if (alert.handling === 'resolved') t.equal(next, undefined)
      else
        t.ok(next && actionsFor(alert, wang).includes(next), `${alert.handling} ${alert.condition} ${next}`)
    }
})

t.test('what has been done is not offered again', async t => {
  const offered = (change: Parameters<typeof sampleAlert>[0]) => actionsFor(sampleAlert(change), wang)
  t.notOk(offered({ handling: 'acknowledged' }).includes('acknowledge'))
  t.notOk(offered({ handling: 'on-site', assignee: 'li' }).includes('on-site'))
  t.notOk(offered({ handling: 'assigned', assignee: 'wang' }).includes('claim'))
  t.notOk(offered({ handling: 'assigned', assignee: 'wang', pausedUntil: until }).includes('pause'))
  t.same(offered({ handling: 'resolved' }), [])
})

t.test('only who has it hands it on or gives it back, and only others press for it', async t => {
  const offered = (assignee: string) => actionsFor(sampleAlert({ handling: 'on-site', assignee }), wang)
  t.same(offered('wang'), ['resolve', 'transfer', 'return', 'pause', 'comment'])
  t.same(offered('li'), ['resolve', 'urge', 'assign', 'pause', 'comment'])
})

t.test('what does not clear by itself is not to be paused', async t => {
  const sos = sampleAlert({ handling: 'assigned', assignee: 'wang', latched: true })
  t.notOk(actionsFor(sos, wang).includes('pause'))
})

t.test('once the condition is over, closing it is the likeliest step', async t => {
  const assigned = sampleAlert({ handling: 'assigned', assignee: 'wang' })
  t.equal(nextAction({ ...assigned, condition: 'cleared' }, wang), 'resolve')
  t.equal(nextAction(assigned, wang), 'on-site')
  t.equal(nextAction({ ...assigned, pausedUntil: until }, wang), 'resume')
})

t.test('who sits at a desk gives it to somebody, who is on the way takes it', async t => {
  const seen = sampleAlert({ handling: 'acknowledged' })
  t.equal(nextAction(seen, { ...wang, role: 'manager' }), 'assign')
  t.equal(nextAction(seen, wang), 'claim')
})

t.test('whoever saw it may give it back, and nobody else', async t => {
  const seen = sampleAlert({ handling: 'acknowledged' })
  t.ok(actionsFor(seen, wang, { acknowledgedBy: 'wang' }).includes('return'))
  t.notOk(actionsFor(seen, wang, { acknowledgedBy: 'li' }).includes('return'))
})

t.test('who may put alerts aside is offered that, and to end it; of an SOS neither', async t => {
  const may = { mayShelve: true }
  t.ok(actionsFor(sampleAlert(), wang, may).includes('shelve'))
  t.notOk(actionsFor(sampleAlert(), wang).includes('shelve'))
  t.ok(actionsFor(sampleAlert({ shelvedUntil: until }), wang, may).includes('unshelve'))
  t.notOk(actionsFor(sampleAlert({ latched: true }), wang, may).includes('shelve'))
  t.same(actionsFor(sampleAlert({ handling: 'resolved' }), wang, may), [])
})
