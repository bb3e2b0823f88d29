import t from 'tap'
import { DAY, HOUR, MINUTE, SECOND } from '../domain/model/time.ts'
import {
  HEARING_MS,
  STEP_MS_MIN,
  UNCONTRADICTED_MS,
  UNCONTRADICTED_STEP_MS_MAX,
  WallClock,
} from './wall-clock.ts'

const T0 = 20_000 * DAY

/** A machine whose clock can be set, and devices that go by a right one. */
function machine() {
  let [system, steady] = [T0, 0]
  const clock = new WallClock(
    () => system,
    () => steady,
  )
  clock.now()
  return {
    clock,
    pass(ms: number) {
      system += ms
      steady += ms
      return clock.now()
    },
    set(byMs: number) {
      system += byMs
      return clock.now()
    },
    system: () => system,
    right: () => T0 + steady,
    reports: (deviceId: string, ts: number) =>
      clock.nowFor({ type: 'reading', reading: { deviceId, ts, values: {} } }),
  }
}

t.test('time is the system’s, and waits for it at half speed where it was set back', async t => {
  const { clock, pass, set, system } = machine()
  t.equal(pass(MINUTE), T0 + MINUTE)
  t.equal(set(-HOUR), T0 + MINUTE, 'never backwards')
  t.equal(clock.aheadMs(), HOUR)
  t.equal(pass(HOUR), T0 + MINUTE + HOUR / 2, 'and never standing still')
  t.equal(pass(HOUR), system())
  t.equal(clock.aheadMs(), 0)
})

t.test('what the journal has seen is not undone by a clock that is behind', async t => {
  const { clock } = machine()
  clock.advanceTo(T0 + DAY)
  t.equal(clock.now(), T0 + DAY)
  t.equal(clock.aheadMs(), DAY)
})

t.test(
  'a step forward moves nothing while the devices say otherwise, and nothing when it is undone',
  async t => {
    const { clock, pass, set, reports, right } = machine()
    set(HOUR)
    t.equal(clock.now(), T0)
    t.equal(clock.aheadMs(), -HOUR)
    for (let i = 0; i < 300; i++) {
      pass(SECOND)
      reports(`d${i % 3}`, right())
      t.equal(clock.settle(), 0)
    }
    t.equal(clock.now(), right(), 'time has gone on as if nothing had happened')
    set(-HOUR)
    t.equal(clock.aheadMs(), 0)
    t.equal(pass(MINUTE), right())
    t.equal(clock.settle(), 0)
  },
)

t.test('a step forward that most devices confirm is followed, after they were heard', async t => {
  const { clock, pass, set, reports, system } = machine()
  set(HOUR)
  pass(HEARING_MS - SECOND)
  reports('slow', T0 + HEARING_MS)
  reports('a', system())
  // One that had queued: its last word counts.
  reports('b', T0 - MINUTE)
  reports('b', system())
  t.equal(clock.settle(), 0, 'not yet')
  pass(SECOND)
  t.equal(clock.settle(), HOUR)
  t.equal(clock.now(), system())
  t.equal(clock.settle(), 0, 'once')
  t.equal(clock.aheadMs(), 0)
})

t.test(
  'without a word of the devices a step is followed after a while, if it is no longer than a day',
  async t => {
    const day = machine()
    day.set(UNCONTRADICTED_STEP_MS_MAX)
    day.pass(UNCONTRADICTED_MS - 1)
    t.equal(day.clock.settle(), 0)
    day.pass(1)
    t.equal(day.clock.settle(), UNCONTRADICTED_STEP_MS_MAX)

    const more = machine()
    more.set(UNCONTRADICTED_STEP_MS_MAX + 1)
    more.pass(HOUR)
    t.equal(more.clock.settle(), 0, 'a clock of another year would age all history at once')
    more.reports('a', more.system())
    t.equal(more.clock.settle(), UNCONTRADICTED_STEP_MS_MAX + 1)
  },
)

t.test('a correction shorter than a step is followed at once', async t => {
  const { clock, set } = machine()
  t.equal(set(STEP_MS_MIN - 1), T0 + STEP_MS_MIN - 1)
  t.equal(set(STEP_MS_MIN), T0 + STEP_MS_MIN - 1)
  t.equal(clock.aheadMs(), -STEP_MS_MIN)
})

t.test(
  'what half speed has lost when the clock is set right again is made up for, once confirmed',
  async t => {
    const { clock, pass, set, right, reports } = machine()
    set(-HOUR)
    pass(10 * MINUTE)
    set(HOUR)
    t.equal(clock.now(), right() - 5 * MINUTE)
    pass(HEARING_MS)
    reports('a', right())
    t.equal(clock.settle(), 5 * MINUTE)
    t.equal(clock.now(), right())
  },
)
