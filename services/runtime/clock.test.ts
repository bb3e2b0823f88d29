import t from 'tap'
import { DAY } from '../domain/model/time.ts'
import { EVENTS_JUMP_MAX_MS, eventsClock } from './clock.ts'

const T0 = 20_000 * DAY
const reading = (ts: number) => ({ type: 'reading', reading: { deviceId: 'd', ts, values: {} } }) as const

t.test('by event time, readings move the clock as far as the limit and no further', async t => {
  const clock = eventsClock(() => T0)
  t.equal(clock.nowFor(reading(T0)), T0)
  t.equal(clock.nowFor(reading(T0 - DAY)), T0, 'never backwards')
  t.equal(clock.nowFor({ type: 'tick' }), T0)
  t.equal(clock.nowFor(reading(T0 + EVENTS_JUMP_MAX_MS)), T0 + EVENTS_JUMP_MAX_MS)
  const other = eventsClock(() => T0)
  t.equal(other.nowFor(reading(T0 + EVENTS_JUMP_MAX_MS + 1)), 0)
})
