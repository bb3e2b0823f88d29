import t from 'tap'
import { HOUR, MINUTE } from '../domain/model/time.ts'
import { BusyHours } from './busy-hours.ts'

t.test('the busiest hour is the one with the most, of those with as many the first', async t => {
  const hours = new BusyHours()
  t.equal(hours.most(), null)
  for (const at of [5 * HOUR, 2 * HOUR, 2 * HOUR + 59 * MINUTE, 5 * HOUR + MINUTE]) hours.add(at)
  t.same(hours.most(), { at: 2 * HOUR, count: 2 })
})
