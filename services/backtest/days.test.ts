import t from 'tap'
import { DAY, HOUR } from '../domain/model/time.ts'
import { dayIn, daysOf } from './days.ts'

const at = (stamp: string) => Date.parse(stamp)

t.test('a day is that of the place, not of Greenwich', async t => {
  const beijing = dayIn('Asia/Shanghai')
  t.equal(beijing(at('2026-03-01T15:59:59.999Z')), '2026-03-01')
  t.equal(beijing(at('2026-03-01T16:00:00Z')), '2026-03-02')
})

t.test('every day is there once, also the one that has 25 hours and the one that has 23', async t => {
  const berlin = dayIn('Europe/Berlin')
  const october = daysOf(berlin, at('2026-10-24T22:00:00Z'), at('2026-10-26T23:00:00Z'))
  t.same(october, ['2026-10-25', '2026-10-26'])
  t.same(daysOf(berlin, at('2026-03-28T23:00:00Z'), at('2026-03-30T22:00:00Z')), ['2026-03-29', '2026-03-30'])
})

t.test('the end is not of the range', async t => {
  const utc = dayIn('UTC')
  t.same(daysOf(utc, 0, DAY), ['1970-01-01'])
  t.same(daysOf(utc, DAY - 1, DAY + 1), ['1970-01-01', '1970-01-02'])
  t.equal(daysOf(utc, HOUR, 400 * DAY + HOUR).length, 401)
})
