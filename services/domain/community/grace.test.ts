import t from 'tap'
import { DAY, MINUTE, SECOND } from '../model/time.ts'
import { heldUntil, NO_GRACE } from './grace.ts'
import { freeze, thaw } from './snapshot.ts'
import { step } from './step.ts'
import { band, book, camera, reading, siteWith, started, T0, words } from './testing/site.ts'

/** A lane that is blocked from the first second, and a server that is away from the fifth. */
function blockedLane() {
  let community = siteWith(camera)
  step(community, reading('cam', T0, { vehicleCount: 1 }), T0)
  step(community, { type: 'tick' }, T0 + 5 * SECOND)
  return {
    starts: (atS: number) => step(community, started(30 * SECOND), T0 + atS * SECOND).changes,
    leaps: (atS: number, byS: number) =>
      step(community, { type: 'clock-stepped', byMs: byS * SECOND }, T0 + atS * SECOND).changes,
    ticks: (atS: number) => step(community, { type: 'tick' }, T0 + atS * SECOND).changes,
    comes: (atS: number, measuredS: number, values: Record<string, number | boolean>) =>
      step(community, reading('cam', T0 + measuredS * SECOND, values), T0 + atS * SECOND).changes,
    reload(change: (frozen: Record<string, unknown>) => void = () => {}) {
      const frozen = JSON.parse(JSON.stringify(freeze(community)))
      change(frozen)
      community = thaw(frozen, book)
    },
  }
}

t.test(
  'what is due until the start waits for the end of the grace, and what is due later does not',
  async t => {
    const grace = { from: 100, until: 130 }
    t.equal(heldUntil(grace, 99), 130)
    t.equal(heldUntil(grace, 100), 130)
    t.equal(heldUntil(grace, 101), 101)
    t.equal(heldUntil({ from: 100, until: 100 }, 99), 100)
    t.equal(heldUntil(NO_GRACE, 99), 99)
  },
)

t.test('a second start within the grace begins a new one, for what the first held too', async t => {
  const { starts, ticks } = blockedLane()
  t.same(starts(90), [])
  t.same(starts(110), [])
  t.same(ticks(139), [])
  const changes = ticks(140)
  t.same(words(changes), ['raised fire-lane-blocked'])
  t.equal(changes[0]?.alert.raisedAt, T0 + MINUTE)
})

t.test(
  'a server that is started again and again within the grace tells what it holds after four',
  async t => {
    const { starts, ticks } = blockedLane()
    for (let atS = 90; atS < 210; atS += 20) t.same(starts(atS), [], `started at ${atS} s`)
    const changes = ticks(210)
    t.same(words(changes), ['raised fire-lane-blocked', 'severity-changed fire-lane-blocked'])
    t.equal(changes[0]?.alert.raisedAt, T0 + MINUTE)
  },
)

t.test('a leap of the clock within the grace begins a new one', async t => {
  const { starts, leaps, ticks } = blockedLane()
  t.same(starts(90), [])
  t.same(leaps(110, 15), [])
  t.same(ticks(139), [])
  t.same(words(ticks(140)), ['raised fire-lane-blocked'])
})

t.test('what is still queued after a second start says that it was none', async t => {
  const { starts, ticks, comes } = blockedLane()
  starts(90)
  starts(110)
  t.same(comes(130, 40, { vehicleCount: 0 }), [])
  t.same(ticks(160), [])
})

t.test('a reading about something else decides too: what was measured before it is history', async t => {
  const { starts, comes } = blockedLane()
  starts(90)
  const changes = comes(95, 95, { tampered: false })
  t.same(words(changes), ['raised fire-lane-blocked'])
  t.equal(changes[0]?.alert.raisedAt, T0 + MINUTE)
  t.same(words(comes(96, 40, { vehicleCount: 0 })), [], 'out of order')
})

t.test('a reading from before it was due decides nothing', async t => {
  const { starts, ticks, comes } = blockedLane()
  starts(90)
  t.same(comes(95, 59, { tampered: false }), [])
  t.same(words(ticks(120)), ['raised fire-lane-blocked'])
})

t.test(
  'a snapshot within the grace keeps it, and one of before it was kept has it in its timers',
  async t => {
    for (const forget of [() => {}, (frozen: Record<string, unknown>) => delete frozen.grace]) {
      const { starts, ticks, reload } = blockedLane()
      starts(90)
      reload(forget)
      t.same(ticks(119), [])
      t.same(words(ticks(120)), ['raised fire-lane-blocked'])
    }
  },
)

t.test('nobody is called silent within the grace, and who is silent is called so as of then', async t => {
  const { starts, ticks } = blockedLane()
  ticks(179)
  starts(181) // two seconds that do not count: silent at 182
  t.same(
    ticks(210).filter(({ alert }) => alert.rule === 'offline'),
    [],
  )
  const offline = ticks(211).filter(({ alert }) => alert.rule === 'offline')
  t.same(words(offline), ['raised offline'])
  t.equal(offline[0]?.alert.raisedAt, T0 + 182 * SECOND)
})

t.test('what is kept for a time after its end waits for the grace as well', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { worn: true, batteryPercent: 9 }), T0)
  step(community, reading('band', T0 + SECOND, { batteryPercent: 50 }), T0 + SECOND)
  const over = T0 + SECOND + 30 * DAY
  step(community, { type: 'tick' }, over - SECOND)
  step(community, started(30 * SECOND), over + SECOND)
  step(community, { type: 'tick' }, over + 30 * SECOND)
  t.equal(community.alerts.has('s-1'), true)
  step(community, { type: 'tick' }, over + 31 * SECOND)
  t.equal(community.alerts.has('s-1'), false)
})
