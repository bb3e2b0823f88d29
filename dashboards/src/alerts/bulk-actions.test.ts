import t from 'tap'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { fitFor, takesBack } from './bulk-actions.ts'
import { sampleAlert } from './sample-alert.ts'

const me = {
  username: 'wang',
  role: 'manager',
  rights: ['alerts.handle', 'alerts.shelve'],
} as unknown as WireMe
const alerts = [
  sampleAlert({ id: 's-new' }),
  sampleAlert({ id: 's-taken', handling: 'assigned', assignee: 'li' }),
  sampleAlert({ id: 's-over', handling: 'resolved' }),
  sampleAlert({ id: 's-shelved', shelvedUntil: '2026-05-01T12:00:00.000Z' }),
]
const fit = (action: Parameters<typeof fitFor>[0], who = me) =>
  fitFor(action, alerts, who).map(({ id }) => id)

t.test('each action goes to those alone with which it can be done', async t => {
  t.same(fit('acknowledge'), ['s-new', 's-shelved'])
  t.same(fit('resolve'), ['s-new', 's-taken', 's-shelved'])
  t.same(fit('shelve'), ['s-new', 's-taken'])
  t.same(fit('shelve', { ...me, rights: ['alerts.handle'] }), [], 'nor to any, where one may not')
})

t.test('what can be taken back says how', async t => {
  t.same(takesBack('claim', 'oops'), { action: 'return', reason: 'oops' })
  t.same(takesBack('shelve', 'oops'), { action: 'unshelve' })
  t.equal(takesBack('resolve', 'oops'), undefined)
})
