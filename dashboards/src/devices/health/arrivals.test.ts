import t from 'tap'
import { arrivalDays, DAYS } from './arrivals.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOON = Date.parse('2026-05-01T12:00:00Z')

t.test('a day with nearly all is full, one with half has gaps, one without anything has none', async t => {
  const today = Date.parse('2026-05-01T00:00:00Z')
  const day = (ago: number, count: number) => ({
    at: new Date(today - ago * DAY).toISOString(),
    value: 1,
    count,
  })
  const days = arrivalDays({ points: [day(3, 22), day(2, 12), day(0, 12)], more: false }, HOUR, NOON)
  t.equal(days.length, DAYS)
  t.same(
    days.slice(-4).map(({ is, count, expected }) => [is, count, expected]),
    [
      ['full', 22, 24],
      ['part', 12, 24],
      ['none', 0, 24],
      ['full', 12, 12],
    ],
  )
})

t.test('a day that has just begun lacks nothing', async t => {
  const today = arrivalDays(undefined, HOUR, Date.parse('2026-05-01T00:10:00Z')).at(-1)
  t.match(today, { is: 'full', expected: 0 })
})
