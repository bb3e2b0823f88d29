import t from 'tap'
import type { WireAlert, WireAlertEvent } from '../../../services/api/wire/alert.ts'
import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'
import { needsSomebody } from '../alerts/alert.ts'
import { sampleAlert } from '../alerts/sample-alert.ts'
import { sampleGuide } from '../alerts/sample-guide.ts'
import { applyToFile, applyToRows } from './apply.ts'

let seq = 0
function news(alert: Partial<WireAlert>, type: WireAlertEvent['type'] = 'raised', n = 1): WireFeedEvent {
  const whole = sampleAlert(alert)
  const event = { alertId: whole.id, n, at: whole.updatedAt, type, actor: 'system', note: null }
  return { seq: ++seq, at: whole.updatedAt, alert: whole, event }
}
const at = (minute: number) => `2026-05-01T08:${String(minute).padStart(2, '0')}:00.000Z`
const ids = (rows: readonly WireAlert[]) => rows.map(row => row.id)

t.test('a new alert comes on top, one raised earlier to its place', async t => {
  const rows = [sampleAlert({ id: 's-3', raisedAt: at(3) }), sampleAlert({ id: 's-1', raisedAt: at(1) })]
  const after = applyToRows(
    rows,
    [
      news({ id: 's-4', raisedAt: at(4) }),
      news({ id: 's-2', raisedAt: at(2) }),
      news({ id: 's-0', raisedAt: at(0) }),
    ],
    needsSomebody,
  )
  t.same(ids(after), ['s-4', 's-3', 's-2', 's-1', 's-0'])
})

t.test('of the same instant, the higher serial number stands on top', async t => {
  const after = applyToRows([sampleAlert({ id: 's-9' })], [news({ id: 's-10' })], needsSomebody)
  t.same(ids(after), ['s-10', 's-9'])
})

t.test('a change updates its row in place and leaves the other rows the same objects', async t => {
  const rows = [sampleAlert({ id: 's-2', raisedAt: at(2) }), sampleAlert({ id: 's-1', raisedAt: at(1) })]
  const after = applyToRows(
    rows,
    [news({ id: 's-1', raisedAt: at(1), updatedAt: at(9), severity: 'critical' }, 'severity-changed', 2)],
    needsSomebody,
  )
  t.same(ids(after), ['s-2', 's-1'])
  t.equal(after[0], rows[0])
  t.equal(after[1]?.severity, 'critical')
})

t.test('an alert that no longer belongs leaves the list', async t => {
  const rows = [sampleAlert({ id: 's-1' })]
  const resolved = news({ id: 's-1', handling: 'resolved', version: 2, updatedAt: at(9) }, 'resolved', 2)
  t.same(applyToRows(rows, [resolved], needsSomebody), [])
})

t.test('what happened before the list was read changes nothing, and makes no new list', async t => {
  const rows = [sampleAlert({ id: 's-1', updatedAt: at(9), version: 3, handling: 'assigned' })]
  const old = [
    news({ id: 's-1', updatedAt: at(1), version: 1 }),
    news({ id: 's-1', updatedAt: at(2), version: 2, handling: 'resolved' }, 'resolved', 2),
    news({ id: 's-7', handling: 'resolved' }),
  ]
  t.equal(applyToRows(rows, old, needsSomebody), rows)
})

t.test('a change of handling counts even when the clock of its alert stood still', async t => {
  const rows = [sampleAlert({ id: 's-1', updatedAt: at(9), version: 1 })]
  const after = applyToRows(
    rows,
    [news({ id: 's-1', updatedAt: at(9), version: 2, handling: 'acknowledged' }, 'acknowledged', 2)],
    needsSomebody,
  )
  t.equal(after[0]?.handling, 'acknowledged')
})

t.test('each event stands in the file once, in order, and those of other alerts not at all', async t => {
  const raised = news({ id: 's-1' })
  const file = { alert: raised.alert, events: [raised.event], guide: sampleGuide }
  const third = news({ id: 's-1', updatedAt: at(3), version: 2, handling: 'acknowledged' }, 'acknowledged', 3)
  const second = news({ id: 's-1', updatedAt: at(2) }, 'occurred', 2)
  const after = applyToFile(file, [raised, third, second, third, news({ id: 's-2' })])
  t.same(
    after.events.map(event => event.n),
    [1, 2, 3],
  )
  t.equal(after.alert, third.alert)
  t.equal(after.guide, sampleGuide)
  t.equal(applyToFile(after, [second, third]), after)
})
