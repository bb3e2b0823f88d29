import t from 'tap'
import { sampleAlert } from '../alerts/sample-alert.ts'
import { callOf, foremost, LINE_LOST } from './call.ts'

t.test('the urgency of a call is that of the alert, and a reminder makes no sound', async t => {
  t.same(callOf(sampleAlert({ severity: 'critical' })), { priority: 'high', technical: false })
  t.same(callOf(sampleAlert({ severity: 'high' })), { priority: 'medium', technical: false })
  t.same(callOf(sampleAlert({ severity: 'medium' })), { priority: 'low', technical: false })
  t.equal(callOf(sampleAlert({ severity: 'low' })), undefined)
})

t.test('what somebody took up, or is held back from people, calls no more', async t => {
  t.equal(callOf(sampleAlert({ handling: 'acknowledged' })), undefined)
  const suppressed = { reason: 'flood', by: 'riverside', since: '2026-05-01T08:00:00.000Z' } as const
  t.equal(callOf(sampleAlert({ suppressed })), undefined)
})

t.test('a device that cannot be heard and the server itself call as the system', async t => {
  for (const change of [{ rule: 'offline' }, { deviceKind: 'server' }, { deviceKind: 'gateway' }])
    t.match(callOf(sampleAlert(change)), { technical: true })
})

t.test('of several calls the most urgent is heard, of equals that about the community', async t => {
  const high = { priority: 'medium', technical: false } as const
  t.same(foremost([LINE_LOST, high]), high)
  t.same(foremost([high, { priority: 'high', technical: true }]), { priority: 'high', technical: true })
  t.equal(foremost([]), undefined)
})
