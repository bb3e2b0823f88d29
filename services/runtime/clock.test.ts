import t from 'tap'
import { DAY, HOUR, MINUTE } from '../domain/model/time.ts'
import { EVENTS_JUMP_MAX_MS, eventsClock, wallClock } from './clock.ts'

const T0 = 20_000 * DAY
const reading = (ts: number) => ({ type: 'reading', reading: { deviceId: 'd', ts, values: {} } }) as const

t.test('the wall clock is the system’s, and waits for it at half speed where it was set back', async t => {
  let [system, steady] = [T0, 0]
  const clock = wallClock(
    () => system,
    () => steady,
  )
  t.equal(clock.now(), T0)
  const pass = (ms: number) => {
    system += ms
    steady += ms
  }
  pass(MINUTE)
  t.equal(clock.now(), T0 + MINUTE)
  system -= HOUR
  t.equal(clock.now(), T0 + MINUTE, 'never backwards')
  t.equal(clock.aheadMs(), HOUR)
  pass(HOUR)
  t.equal(clock.now(), T0 + MINUTE + HOUR / 2, 'and never standing still')
  pass(HOUR)
  t.equal(clock.now(), system)
  t.equal(clock.aheadMs(), 0)
})

t.test('what the journal has seen is not undone by a clock that is behind', async t => {
  const clock = wallClock(
    () => T0,
    () => 0,
  )
  clock.advanceTo(T0 + DAY)
  t.equal(clock.now(), T0 + DAY)
  t.equal(clock.aheadMs(), DAY)
})

t.test('by event time, readings move the clock as far as the limit and no further', async t => {
  const clock = eventsClock(() => T0)
  t.equal(clock.nowFor(reading(T0)), T0)
  t.equal(clock.nowFor(reading(T0 - DAY)), T0, 'never backwards')
  t.equal(clock.nowFor({ type: 'tick' }), T0)
  t.equal(clock.nowFor(reading(T0 + EVENTS_JUMP_MAX_MS)), T0 + EVENTS_JUMP_MAX_MS)
  const other = eventsClock(() => T0)
  t.equal(other.nowFor(reading(T0 + EVENTS_JUMP_MAX_MS + 1)), 0)
})
