import t from 'tap'
import { sampleAlert } from '../../alerts/sample-alert.ts'
import { entryOf } from '../outbox/entry.ts'
import { callsInHand } from './calling.ts'

const sos = sampleAlert({ id: 'a-1', severity: 'critical' })
const pressed = (action: 'claim' | 'comment') =>
  entryOf({ key: 'k', by: 'liu', alert: sos, action, said: {}, at: 0 }, [])

t.test('a new critical alert calls until somebody has taken it up', async t => {
  t.ok(callsInHand([sos], [], ['a-1']))
  t.notOk(callsInHand([{ ...sos, handling: 'acknowledged' }], [], ['a-1']))
  t.notOk(callsInHand([], [], ['a-1']), 'nor once it is settled and gone')
})

t.test('what was there before, was silenced, or is less than critical does not call', async t => {
  t.notOk(callsInHand([sos], [], []))
  t.notOk(callsInHand([sos], [], ['a-2']))
  t.notOk(callsInHand([{ ...sos, severity: 'high' }], [], ['a-1']))
})

t.test('pressed without a line it calls no more; a word alone takes nothing up', async t => {
  t.notOk(callsInHand([sos], [pressed('claim')], ['a-1']))
  t.ok(callsInHand([sos], [pressed('comment')], ['a-1']))
  const refusal = { code: 'VERSION_CONFLICT', who: 'li', version: 2 }
  t.ok(callsInHand([sos], [{ ...pressed('claim'), refusal }], ['a-1']), 'nor does what was refused')
})
