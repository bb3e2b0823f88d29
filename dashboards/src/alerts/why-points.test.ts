import t from 'tap'
import { sampleAlert } from './sample-alert.ts'
import { spanOf } from './why-points.ts'

const MINUTE = 60_000
const raised = Date.parse('2026-05-01T08:00:00.000Z')
const alert = sampleAlert({ raisedAt: '2026-05-01T08:00:00.000Z' })
const minutes = ({ from, to }: { from: number; to: number }) => [
  (from - raised) / MINUTE,
  (to - raised) / MINUTE,
]

t.test('what led to it is in the picture, however long it had to last', async t => {
  t.same(minutes(spanOf(alert, null, raised + 5 * MINUTE)), [-30, 5])
  t.same(minutes(spanOf(alert, 60 * MINUTE, raised + 5 * MINUTE)), [-120, 5])
})

t.test('it ends a while after it was over, now, or when enough is seen', async t => {
  const over = sampleAlert({ ...alert, clearedAt: '2026-05-01T08:20:00.000Z' })
  t.same(minutes(spanOf(over, null, raised + 500 * MINUTE)), [-30, 30])
  t.same(minutes(spanOf(over, null, raised + 25 * MINUTE)), [-30, 25])
  t.same(minutes(spanOf(alert, null, raised + 5_000 * MINUTE)), [-30, 360])
  t.same(minutes(spanOf(alert, null, raised)), [-30, 1])
})
