import t from 'tap'
import { HOUR, MINUTE, SECOND } from '../model/time.ts'
import type { Program } from './program.ts'
import { freeze, thaw } from './snapshot.ts'
import { step } from './step.ts'
import { bin, book, camera, reading, siteWith, started, T0, tuned, words } from './testing/site.ts'
import { nextFireAt } from './timers.ts'

t.test('a timer half elapsed at a restart fires at its original time', async t => {
  const before = siteWith(camera)
  step(before, reading('cam', T0, { vehicleCount: 1 }), T0)
  const after = thaw(JSON.parse(JSON.stringify(freeze(before))), book)
  step(after, started(), T0 + 30 * SECOND)
  t.equal(nextFireAt(after), T0 + 60 * SECOND)
  const { changes } = step(after, { type: 'tick' }, T0 + 60 * SECOND)
  t.same(words(changes), ['raised fire-lane-blocked'])
  t.equal(changes[0]?.alert.raisedAt, T0 + 60 * SECOND)
})

t.test(
  'a timer that came due while the server was down fires after the grace, with its due time',
  async t => {
    const community = siteWith(camera)
    step(community, reading('cam', T0, { vehicleCount: 1 }), T0)
    t.same(step(community, started(), T0 + 90 * SECOND).changes, [])
    t.same(step(community, { type: 'tick' }, T0 + 119 * SECOND).changes, [])
    const { changes } = step(community, { type: 'tick' }, T0 + 120 * SECOND)
    t.same(words(changes), ['raised fire-lane-blocked'])
    t.equal(changes[0]?.alert.raisedAt, T0 + 60 * SECOND)
  },
)

t.test('what a device had queued decides what its held timers mean', async t => {
  const gone = siteWith(camera)
  step(gone, reading('cam', T0, { vehicleCount: 1 }), T0)
  step(gone, started(), T0 + 90 * SECOND)
  t.same(step(gone, reading('cam', T0 + 40 * SECOND, { vehicleCount: 0 }), T0 + 91 * SECOND).changes, [])
  t.same(
    step(gone, { type: 'tick' }, T0 + 10 * MINUTE).changes.map(c => c.alert.rule),
    ['offline'],
  )

  const stayed = siteWith(camera)
  step(stayed, reading('cam', T0, { vehicleCount: 1 }), T0)
  step(stayed, started(), T0 + 90 * SECOND)
  const { changes } = step(stayed, reading('cam', T0 + 80 * SECOND, { vehicleCount: 1 }), T0 + 91 * SECOND)
  t.same(words(changes)[0], 'raised fire-lane-blocked')
  t.equal(changes[0]?.alert.raisedAt, T0 + 60 * SECOND)
})

t.test('what comes late in one go is judged in its own time: a car that passed blocks nothing', async t => {
  const community = siteWith(camera)
  const now = T0 + 4 * MINUTE
  t.same(step(community, reading('cam', T0, { vehicleCount: 1 }), now).changes, [])
  t.same(step(community, { type: 'tick' }, now + SECOND).changes, [])
  t.same(step(community, reading('cam', T0 + 9 * SECOND, { vehicleCount: 0 }), now + 2 * SECOND).changes, [])
  const alone = step(community, { type: 'tick' }, now + 10 * MINUTE).changes
  t.same(words(alone), ['raised offline'])
})

t.test('what comes late in one go and stayed is raised as of its own time', async t => {
  const community = siteWith(camera)
  const now = T0 + 4 * MINUTE
  step(community, reading('cam', T0, { vehicleCount: 1 }), now)
  const { changes } = step(community, reading('cam', T0 + 2 * MINUTE, { vehicleCount: 0 }), now + SECOND)
  t.same(words(changes), ['raised fire-lane-blocked'])
  t.equal(changes[0]?.alert.raisedAt, T0 + MINUTE)
})

t.test('a device whose clock is slow waits as long as one whose clock is right', async t => {
  const community = siteWith(camera)
  const slowMs = 4 * MINUTE
  step(community, reading('cam', T0 - slowMs, { vehicleCount: 1 }), T0)
  t.equal(nextFireAt(community), T0 + MINUTE)
  t.same(step(community, { type: 'tick' }, T0 + 59 * SECOND).changes, [])
  t.same(words(step(community, { type: 'tick' }, T0 + MINUTE).changes), ['raised fire-lane-blocked'])
})

t.test('the time that the server was down is nobody’s silence', async t => {
  const community = siteWith(camera)
  step(community, reading('cam', T0, { vehicleCount: 0 }), T0)
  step(community, started(), T0 + HOUR)
  t.same(step(community, { type: 'tick' }, T0 + HOUR + 179 * SECOND).changes, [])
  t.same(words(step(community, { type: 'tick' }, T0 + HOUR + 3 * MINUTE).changes), ['raised offline'])
})

t.test('a step of the clock is nobody’s silence, and what it passed waits for the devices', async t => {
  const community = siteWith(camera)
  step(community, reading('cam', T0, { vehicleCount: 1 }), T0)
  const stepped = T0 + 10 * SECOND + HOUR
  t.same(step(community, { type: 'clock-stepped', byMs: HOUR }, stepped).changes, [])
  const { changes } = step(community, { type: 'tick' }, stepped + 30 * SECOND)
  t.equal(words(changes)[0], 'raised fire-lane-blocked')
  t.equal(changes[0]?.alert.raisedAt, T0 + MINUTE, 'with its due time')
  const silentAt = T0 + HOUR + 3 * MINUTE
  t.notMatch(words(step(community, { type: 'tick' }, silentAt - 1).changes), ['raised offline'])
  t.match(words(step(community, { type: 'tick' }, silentAt).changes).at(-1), 'raised offline')
})

t.test('where the flow is ahead of the clock, a stamp counts as so much later', async t => {
  const community = siteWith(camera)
  const behind = (ts: number, vehicleCount: number) =>
    ({ ...reading('cam', ts, { vehicleCount }), aheadMs: HOUR }) as const
  step(community, reading('cam', T0, { vehicleCount: 0 }), T0)
  const first = step(community, behind(T0 - HOUR + SECOND, 1), T0 + 2 * SECOND)
  t.same(first.acceptance, { standing: 'live', at: T0 + SECOND, mark: 'moved-on' })
  const second = step(community, behind(T0 - HOUR + 61 * SECOND, 1), T0 + 62 * SECOND)
  t.same(words(second.changes), ['raised fire-lane-blocked'], 'an hour of late readings would have hidden it')
  const old = step(community, behind(T0 - HOUR - 6 * MINUTE, 1), T0 + 63 * SECOND)
  t.match(old.acceptance, { standing: 'late' })
  const future = step(community, behind(T0 + 2 * HOUR, 0), T0 + 64 * SECOND)
  t.match(future.acceptance, { standing: 'live', at: T0 + 64 * SECOND, mark: 'future-clamped' })
})

t.test('a timer that fails is told, and what else is due fires all the same', async t => {
  const other = { ...camera, id: 'other' }
  const community = siteWith(camera, other)
  for (const id of ['cam', 'other']) step(community, reading(id, T0, { vehicleCount: 1 }), T0)
  const of = community.devices.get('cam')
  if (of !== undefined) of.program = failing(of.program)
  const { changes, faults } = step(community, { type: 'tick' }, T0 + MINUTE)
  t.same(
    changes.map(({ alert }) => alert.deviceId),
    ['other'],
  )
  t.same(
    faults?.map(({ timer }) => timer),
    ['rule/cam/fire-lane-blocked'],
  )
  t.equal(step(community, { type: 'tick' }, T0 + MINUTE).faults, undefined, 'it is not tried again')
})

const failing = (program: Program): Program => ({
  ...program,
  byId: {
    get() {
      throw new Error('a defect')
    },
  } as never,
})

t.test('an edit within the grace calls nobody silent before the grace is over', async t => {
  const community = siteWith(camera)
  step(community, reading('cam', T0, { vehicleCount: 0 }), T0)
  step(community, { type: 'tick' }, T0 + 3 * MINUTE - 5 * SECOND)
  step(community, started(30 * SECOND), T0 + 3 * MINUTE + 5 * SECOND)
  const edited = T0 + 3 * MINUTE + 12 * SECOND
  t.same(step(community, tuned('bin-full', { highPercent: 85 }), edited).changes, [])
  t.same(step(community, { type: 'device-saved', device: camera, actor: 'x' }, edited).changes, [])
  const { changes } = step(community, { type: 'tick' }, T0 + 3 * MINUTE + 35 * SECOND)
  t.same(words(changes), ['raised offline'])
  t.equal(changes[0]?.event.at, T0 + 3 * MINUTE + 10 * SECOND, 'at its own time')
})

t.test('an alert that an older version of its rule raised ends with what it was about', async t => {
  const before = siteWith(camera)
  step(before, reading('cam', T0, { vehicleCount: 1 }), T0)
  step(before, { type: 'tick' }, T0 + MINUTE)
  const saved = JSON.parse(JSON.stringify(freeze(before)))
  saved.devices[0].rules['fire-lane-blocked'].version = 1
  const after = thaw(saved, book)
  step(after, reading('cam', T0 + 2 * MINUTE, { vehicleCount: 0 }), T0 + 2 * MINUTE)
  t.same(words(step(after, { type: 'tick' }, T0 + 3 * MINUTE).changes), ['cleared fire-lane-blocked'])
})

t.test(
  'what was held back and is heeded after a start decides what came due before it as of its own time',
  async t => {
    const community = siteWith(bin)
    step(community, reading('bin', T0, { temperatureC: 72 }), T0)
    step(community, reading('bin', T0 + 60 * SECOND, { temperatureC: 12 }), T0 + 130 * SECOND)
    // 12 °C is heeded as of 150 s, so the fire is over at 210 s; 44 °C jumps again, and would end nothing.
    step(community, reading('bin', T0 + 191 * SECOND, { temperatureC: 44 }), T0 + 191 * SECOND)
    step(community, started(), T0 + 252 * SECOND)
    const { changes } = step(community, { type: 'tick' }, T0 + 281 * SECOND)
    t.same(words(changes), ['cleared bin-fire'])
    t.equal(changes[0]?.alert.clearedAt, T0 + 210 * SECOND)
  },
)

t.test('silence that ends its grace as a held-back value is heeded is told as of its own time', async t => {
  const community = siteWith({ ...bin, expectedIntervalMs: 2 * MINUTE })
  step(community, reading('bin', T0 - 200 * SECOND, { temperatureC: 12 }), T0)
  // Five minutes old, so a late word of a fire that waits 90 s, by a device 200 s behind: until 370 s.
  step(community, reading('bin', T0 - 21 * SECOND, { temperatureC: 72 }), T0 + 280 * SECOND)
  step(community, { type: 'clock-stepped', byMs: 0 }, T0 + 340 * SECOND)
  const { changes } = step(community, { type: 'tick' }, T0 + 370 * SECOND)
  const silence = changes.find(({ alert }) => alert.rule === 'offline')
  t.equal(silence?.alert.raisedAt, T0 + 360 * SECOND)
})

t.test('a held-back value that is heeded as its device comes back calls nobody silent', async t => {
  const community = siteWith({ ...bin, expectedIntervalMs: 2 * MINUTE })
  step(community, reading('bin', T0 - 200 * SECOND, { temperatureC: 12 }), T0)
  step(community, reading('bin', T0 - 41 * SECOND, { temperatureC: 72 }), T0 + 260 * SECOND)
  step(community, started(), T0 + 340 * SECOND)
  const back = reading('bin', T0 + 360 * SECOND, { fillPercent: 20 })
  t.notOk(words(step(community, back, T0 + 360 * SECOND).changes).includes('raised offline'))
})
