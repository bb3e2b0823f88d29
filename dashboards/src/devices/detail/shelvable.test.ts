import t from 'tap'
import { sampleAlert } from '../../alerts/sample-alert.ts'
import { shelvable } from './shelvable.ts'

const at = (id: string, minute: string, rest = {}) =>
  sampleAlert({
    id,
    rule: 'bin-full',
    raisedAt: `2026-11-22T10:${minute}:00Z`,
    condition: 'cleared',
    ...rest,
  })
const ids = (...alerts: Parameters<typeof shelvable>[0]) =>
  shelvable(alerts, [{ id: 'bin-fire', neverHeld: true }]).map(({ id }) => id)

t.test('two alerts of one rule are shelved at the newest of them, once', async t => {
  t.same(ids(at('old', '01'), at('new', '02')), ['new'])
})
t.test('what is still so goes before what is over, and what is shelved before both', async t => {
  const active = at('active', '01', { condition: 'active' })
  t.same(ids(at('over', '03'), active), ['active'])
  const shelved = at('shelved', '00', { shelvedUntil: '2026-11-22T12:00:00Z' })
  t.same(ids(at('over', '03'), active, shelved), ['shelved'])
})
t.test('each rule has its own', async t => {
  t.same(ids(at('a', '01'), at('b', '02', { rule: 'bin-tilted' })).sort(), ['a', 'b'])
})
t.test('what a life may hang on is not offered', async t => {
  t.same(ids(at('fire', '01', { rule: 'bin-fire' }), at('call', '02', { latched: true })), [])
})
