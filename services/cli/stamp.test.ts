import t from 'tap'
import { stampAhead, stampOf } from './stamp.ts'

const now = Date.UTC(2026, 4, 15, 12)

t.test('a time is written in full, as a day of this machine, or as days ago', async t => {
  t.equal(stampOf('2026-05-01T10:00:00+08:00', now), '2026-05-01T02:00:00.000Z')
  t.equal(stampOf('2026-05-01', now), new Date(2026, 4, 1).toISOString())
  t.equal(stampOf('14d', now), '2026-05-01T12:00:00.000Z')
  t.throws(() => stampOf('yesterday', now), /expected a time .* got yesterday/)
})

t.test('a time to come is written the same, or as hours or days from now', async t => {
  t.equal(stampAhead('2026-05-01T10:00:00+08:00', now), '2026-05-01T02:00:00.000Z')
  t.equal(stampAhead('2026-11-23', now), new Date(2026, 10, 23).toISOString())
  t.equal(stampAhead('8h', now), '2026-05-15T20:00:00.000Z')
  t.equal(stampAhead('3d', now), '2026-05-18T12:00:00.000Z')
  t.throws(() => stampAhead('tomorrow', now), /such as 2026-10-25, .*8h or 3d, got tomorrow/)
})

t.test('a year that no time can name is refused in words', async t => {
  t.throws(() => stampOf('9999999d', now), /years 1 to 9999/)
  t.throws(() => stampAhead('9999999d', now), /years 1 to 9999/)
})
