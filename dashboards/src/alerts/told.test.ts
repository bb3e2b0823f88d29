import t from 'tap'
import type { WireAlertEvent } from '../../../services/api/wire/alert.ts'
import type { WireNotice } from '../../../services/api/wire/notice.ts'
import { toldByEvents, toldByLedger } from './told.ts'

const at = (minute: number) => `2026-05-01T08:${String(minute).padStart(2, '0')}:00.000Z`
const event = (minute: number, type: WireAlertEvent['type'], actor: string, to?: string) =>
  ({ at: at(minute), type, actor, ...(to && { notice: { to, why: 'raised' } }) }) as WireAlertEvent
const notice = (minute: number, person: string, state: WireNotice['state'], kinds: string[] = []) =>
  ({
    decidedAt: at(minute),
    person,
    state,
    reason: null,
    attempts: kinds.map(kind => ({ kind })),
  }) as WireNotice

t.test('each who was told stands once, the first first, with how it went the last time', async t => {
  const told = toldByLedger(
    [
      notice(9, 'wang', 'failed', ['push', 'sms', 'sms']),
      notice(3, 'li', 'sent', ['push']),
      notice(1, 'wang', 'sent'),
    ],
    [],
  )
  t.match(told, [
    { person: 'wang', times: 2, state: 'failed', channels: ['push', 'sms'], at: at(9) },
    { person: 'li', times: 1, state: 'sent', channels: ['push'], at: at(3) },
  ])
})

t.test('whoever did something after they were told has answered, and not whoever did before', async t => {
  const events = [event(0, 'commented', 'wang'), event(4, 'acknowledged', 'li')]
  const told = toldByLedger([notice(1, 'wang', 'sent'), notice(3, 'li', 'sent')], events)
  t.same(
    told.map(({ answeredAt }) => answeredAt),
    [undefined, at(4)],
  )
})

t.test('without the ledger the history says who was told', async t => {
  const events = [
    event(1, 'notified', 'system', 'wang'),
    event(2, 'occurred', 'system'),
    event(5, 'notified', 'system', 'wang'),
    event(6, 'on-site', 'wang'),
  ]
  t.match(toldByEvents(events), [
    { person: 'wang', times: 2, state: 'told', channels: [], at: at(5), answeredAt: at(6) },
  ])
  t.same(toldByEvents([event(1, 'raised', 'system')]), [])
})
