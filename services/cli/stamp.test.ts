import t from 'tap'
import { stampOf } from './stamp.ts'

const now = Date.UTC(2026, 4, 15, 12)

t.test('a time is written in full, as a day of this machine, or as days ago', async t => {
  t.equal(stampOf('2026-05-01T10:00:00+08:00', now), '2026-05-01T02:00:00.000Z')
  t.equal(stampOf('2026-05-01', now), new Date(2026, 4, 1).toISOString())
  t.equal(stampOf('14d', now), '2026-05-01T12:00:00.000Z')
  t.throws(() => stampOf('yesterday', now), /expected a time .* got yesterday/)
})
