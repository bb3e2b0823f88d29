import t from 'tap'
import { kindList, rulesForAll } from '../kinds/kinds.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Command } from '../model/command.ts'
import type { Device } from '../model/device.ts'
import type { Input } from '../model/input.ts'
import type { Values } from '../model/reading.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../model/time.ts'
import { RuleBook } from './program.ts'
import { freeze, thaw } from './snapshot.ts'
import { type Community, defaultPolicy, newCommunity } from './state.ts'
import { step } from './step.ts'
import { nextFireAt } from './timers.ts'

const T0: Instant = 20_000 * DAY
const book = new RuleBook(kindList, rulesForAll)
const camera: Device = { id: 'cam', kind: 'fire-lane-camera', site: 's', zone: 'gate', name: 'Gate' }
const band: Device = { id: 'band', kind: 'wristband', site: 's', zone: 'b3', name: 'Band' }
const bin: Device = { id: 'bin', kind: 'smart-bin', site: 's', zone: 'b3', name: 'Bin' }

function siteWith(...devices: Device[]): Community {
  const community = newCommunity('s', book)
  for (const device of devices) step(community, { type: 'device-saved', device, actor: 'test' }, T0)
  return community
}
const reading = (deviceId: string, ts: Instant, values: Values): Input => ({
  type: 'reading',
  reading: { deviceId, ts, values },
})
const started = (graceMs = 30 * SECOND): Input => ({ type: 'started', policy: { ...defaultPolicy, graceMs } })
const words = (changes: readonly AlertChange[]) =>
  changes.map(({ alert, event }) => `${event.type} ${alert.rule}`)
const command = (command: Partial<Command> & Pick<Command, 'action'>): Input => ({
  type: 'command',
  command: { alertId: 's-1', actor: 'wang', ...command },
})

t.test(
  'the same inputs lead to the same state and consequences, also through a snapshot on the way',
  async t => {
    const inputs: [Input, Instant][] = [
      [reading('bin', T0, { fillPercent: 80, tiltDeg: 3 }), T0],
      [reading('cam', T0 + SECOND, { vehicleCount: 1 }), T0 + SECOND],
      [reading('band', T0 + 2 * SECOND, { fall: true, steps: 10 }), T0 + 2 * SECOND],
      [command({ action: 'acknowledge', key: 'k' }), T0 + 30 * SECOND],
      [reading('bin', T0 + MINUTE, { fillPercent: 95, temperatureC: 20 }), T0 + 2 * MINUTE],
      [reading('bin', T0 + 3 * MINUTE, { fillPercent: 95, temperatureC: 40 }), T0 + 3 * MINUTE],
      [{ type: 'tick' }, T0 + 4 * MINUTE],
      [reading('cam', T0 + 5 * MINUTE, { vehicleCount: 0 }), T0 + 5 * MINUTE],
      [{ type: 'tick' }, T0 + HOUR],
    ]
    const whole = siteWith(bin, camera, band)
    const expected = inputs.map(([input, now]) => step(whole, input, now))
    for (let cut = 0; cut <= inputs.length; cut++) {
      let community = siteWith(bin, camera, band)
      const got = inputs.map(([input, now], i) => {
        if (i === cut) community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
        return step(community, input, now)
      })
      t.same(got, expected, `snapshot before input ${cut}`)
      t.same(JSON.stringify(freeze(community).alerts), JSON.stringify(freeze(whole).alerts))
    }
  },
)

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

t.test('a late reading is history, and a late call for help is still an alert with its delay', async t => {
  const community = siteWith(bin, band)
  const now = T0 + 5 * HOUR
  const late = step(community, reading('bin', T0, { fillPercent: 99 }), now)
  t.equal(late.acceptance?.standing, 'late')
  t.same(late.changes, [])
  const help = step(community, reading('band', T0, { sos: true, heartRateBpm: 20 }), now)
  t.equal(help.acceptance?.standing, 'late')
  t.same(words(help.changes), ['raised sos'])
  t.equal(help.changes[0]?.alert.evidence.delayMs, 5 * HOUR)
})

t.test('a late fall that was cancelled in the same backlog becomes no critical', async t => {
  const community = siteWith(band)
  const now = T0 + 5 * HOUR
  t.same(words(step(community, reading('band', T0, { fall: true }), now).changes), ['raised fall'])
  const cancelled = reading('band', T0 + 20 * SECOND, { fallCancelled: true })
  t.same(words(step(community, cancelled, now + SECOND).changes), ['cleared fall'])
  t.same(words(step(community, { type: 'tick' }, now + HOUR).changes), ['raised offline'])
})

t.test('the same reading again is the same reading; the same values later are another', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 95 }), T0)
  const again = step(community, reading('bin', T0, { fillPercent: 95 }), T0 + SECOND)
  t.same([again.acceptance?.standing, again.changes], ['repeated', []])
  const other = step(community, reading('bin', T0 + 2 * SECOND, { fillPercent: 95 }), T0 + 2 * SECOND)
  t.same(words(other.changes), ['severity-changed bin-full'])
})

t.test('a second operator with the version of before is refused', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 80 }), T0)
  const first = step(community, command({ action: 'acknowledge', version: 1 }), T0 + SECOND).outcome
  t.match(first, { ok: true, alert: { handling: 'acknowledged', version: 2 } })
  const second = step(community, command({ action: 'assign', version: 1 }), T0 + SECOND).outcome
  t.match(second, { ok: false, code: 'ALERT_VERSION_CONFLICT', alert: { version: 2 } })
  t.match(step(community, command({ action: 'acknowledge' }), T0).outcome, {
    code: 'ALERT_ALREADY_ACKNOWLEDGED',
  })
  t.match(step(community, command({ action: 'acknowledge', alertId: 's-9' }), T0).outcome, {
    code: 'ALERT_NOT_FOUND',
  })
})

t.test('the same idempotency key answers the same once, and refuses another request', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 80 }), T0)
  const first = step(community, command({ action: 'comment', note: 'on my way', key: 'k' }), T0)
  const again = step(community, command({ action: 'comment', note: 'on my way', key: 'k' }), T0)
  t.equal(first.changes.length, 1)
  t.same([again.changes, again.outcome], [[], first.outcome])
  t.match(step(community, command({ action: 'resolve', key: 'k' }), T0).outcome, {
    code: 'IDEMPOTENCY_KEY_REUSED',
  })
})

t.test('a lower threshold raises from the value that is there; switching the rule off ends it', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 50 }), T0)
  const tune = (overrides: object): Input => ({
    type: 'rule-tuned',
    actor: 'admin',
    tuning: { rule: 'bin-full', version: 1, overrides: [{ scope: { zone: 'b3' }, ...overrides }] },
  })
  const lower = { settings: { mediumPercent: 40, endPercent: 30 } }
  t.same(words(step(community, tune(lower), T0 + SECOND).changes), ['raised bin-full'])
  t.same(words(step(community, tune({ enabled: false }), T0 + SECOND).changes), ['cleared bin-full'])
  t.same(step(community, reading('bin', T0 + MINUTE, { fillPercent: 99 }), T0 + MINUTE).changes, [])
})

const tuned = (rule: string, settings: Record<string, number>, enabled = true): Input => ({
  type: 'rule-tuned',
  actor: 'admin',
  tuning: { rule, version: 1, overrides: [{ scope: {}, settings, enabled }] },
})

t.test('another figure is no second reading', async t => {
  const community = siteWith(bin, band)
  step(community, reading('band', T0, { spo2Percent: 85, heartRateBpm: 140 }), T0)
  t.same(step(community, tuned('spo2', { percent: 91 }), T0 + SECOND).changes, [])
  t.same(step(community, tuned('heart-rate', { highBpm: 120 }), T0 + SECOND).changes, [])
  t.same(step(community, { type: 'tick' }, T0 + 5 * MINUTE).changes, [])
  step(community, reading('bin', T0, { fillPercent: 95 }), T0)
  t.same(step(community, tuned('bin-full', { mediumPercent: 70 }), T0 + SECOND).changes, [])
})

t.test('another figure makes no news of history', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0 - 5 * HOUR, { fillPercent: 95 }), T0)
  t.same(step(community, tuned('bin-full', { mediumPercent: 70 }), T0 + SECOND).changes, [])
  t.same(community.devices.get('bin')?.lateValues, { fillPercent: 95 }, 'it is shown all the same')
})

t.test('an SOS that was settled is not made again by sending it again, however much later', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { sos: true }), T0)
  step(community, command({ action: 'resolve' }), T0 + SECOND)
  for (let i = 1; i <= 100; i++) {
    step(community, reading('band', T0 + i * SECOND, { heartRateBpm: 70, steps: i }), T0 + i * SECOND)
  }
  const again = step(community, reading('band', T0, { sos: true }), T0 + 101 * SECOND)
  t.equal(again.acceptance?.standing, 'out-of-order')
  t.same(again.changes, [])
})

t.test('a device of which nothing but history comes is silent', async t => {
  const community = siteWith(camera)
  for (let i = 0; i < 5; i++) {
    const at = T0 + i * SECOND
    t.same(step(community, reading('cam', at - HOUR, { vehicleCount: i }), at).changes, [])
  }
  t.same(words(step(community, { type: 'tick' }, T0 + 3 * MINUTE).changes), ['raised offline'])
})

t.test('a latched alert outlives its rule being switched off and on', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { sos: true }), T0)
  step(community, tuned('sos', {}, false), T0 + SECOND)
  step(community, tuned('sos', {}, true), T0 + 2 * SECOND)
  step(community, reading('band', T0 + 3 * SECOND, { sos: true }), T0 + 3 * SECOND)
  t.same([...community.alerts.keys()], ['s-1'])
})

t.test('a shorter interval counts from the last data, not from the next', async t => {
  const community = siteWith(camera)
  step(community, reading('cam', T0, { vehicleCount: 0 }), T0)
  const shorter = { ...camera, expectedIntervalMs: 2 * SECOND }
  t.same(step(community, { type: 'device-saved', device: shorter, actor: 'admin' }, T0 + SECOND).changes, [])
  t.equal(nextFireAt(community), T0 + 6 * SECOND)
})

t.test('a device that is deleted withdraws its alerts', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { sos: true, batteryPercent: 3 }), T0)
  const { changes } = step(community, { type: 'device-deleted', deviceId: 'band', actor: 'admin' }, T0)
  t.same(words(changes), ['withdrawn sos', 'withdrawn battery-low'])
  t.ok(changes.every(({ alert }) => alert.condition === 'cleared' && alert.handling === 'resolved'))
  t.equal(step(community, reading('band', T0, { sos: true }), T0).acceptance?.standing, 'unknown-device')
})

t.test('an alert that cleared and that nobody handled is closed after thirty days', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 80 }), T0)
  step(community, reading('bin', T0 + HOUR, { fillPercent: 10 }), T0 + HOUR)
  const at = T0 + HOUR + 30 * DAY
  t.notMatch(words(step(community, { type: 'tick' }, at - 1).changes), ['resolved bin-full'])
  t.match(words(step(community, { type: 'tick' }, at).changes), ['resolved bin-full'])
  t.equal([...community.alerts.values()].filter(({ alert }) => alert.rule === 'bin-full').length, 0)
})

t.test('a stamp from the future counts as now and is marked', async t => {
  const community = siteWith(bin)
  const { acceptance } = step(community, reading('bin', T0 + 10 * 365 * DAY, { fillPercent: 5 }), T0 + SECOND)
  t.same(acceptance, { standing: 'live', at: T0 + SECOND, mark: 'future-clamped' })
})

t.test('a device on time costs the timer queue one entry, however often it reports', async t => {
  const community = siteWith(camera)
  for (let i = 0; i < 1_000; i++) {
    const at = T0 + i * 30 * SECOND
    step(community, reading('cam', at, { vehicleCount: 0 }), at)
  }
  t.equal(community.timers.size, 1)
})
