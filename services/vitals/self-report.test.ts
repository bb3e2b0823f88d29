import { pino } from 'pino'
import t from 'tap'
import { RuleBook } from '../domain/community/program.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { allRules, kindList, rulesForAll } from '../domain/kinds/kinds.ts'
import type { Device } from '../domain/model/device.ts'
import { DAY, SECOND } from '../domain/model/time.ts'
import type { CommittedBatch } from '../journal/journal.ts'
import { openMemoryJournal } from '../journal/memory.ts'
import { type Intake, submitAndWait } from '../runtime/intake.ts'
import { Runtime } from '../runtime/runtime.ts'
import { Tally } from '../runtime/tally.ts'
import { TestTimers } from '../runtime/testing/test-timers.ts'
import { WallClock } from '../runtime/wall-clock.ts'
import { OwnAlerts } from './own-alerts.ts'
import { registerSelf } from './own-device.ts'
import { SelfReport } from './self-report.ts'
import { type VitalSources, vitalSigns } from './vitals.ts'

const log = pino({ level: 'silent' })
const config = { everyMs: 15 * SECOND, id: 'linli', site: 'linli', zone: 'server' }
const bin: Device = { id: 'bin', kind: 'smart-bin', site: 'linli', zone: 'z', name: 'Bin' }

async function startFlow(waitingMax = 100) {
  const timers = new TestTimers(20_000 * DAY)
  const now = () => timers.now
  const committed: CommittedBatch[] = []
  const hearers: ((batch: CommittedBatch) => void)[] = [batch => committed.push(batch)]
  const runtime = new Runtime({
    journal: openMemoryJournal(),
    book: new RuleBook(kindList, rulesForAll),
    clock: new WallClock(now, now),
    timers,
    policy: defaultPolicy,
    timeZones: { usual: 'UTC', bySite: new Map() },
    waitingMax,
    lingerMs: 0,
    recoverEveryMs: SECOND,
    tally: new Tally(),
    log,
    effects: [
      batch => {
        for (const hear of hearers) hear(batch)
      },
    ],
  })
  await runtime.start()
  return { runtime, timers, committed, hearers }
}

const register = (runtime: Runtime, more: Partial<typeof config> = {}, taken: string[] = []) =>
  registerSelf({
    config: { ...config, ...more },
    registry: runtime.registry,
    intake: runtime,
    rules: allRules,
    takeToken: async id => void taken.push(id),
  })

const save = (intake: Intake, device: Device) =>
  submitAndWait(intake, device.site, { type: 'device-saved', device, actor: 'admin' })

const nothing: VitalSources = {
  commits: { takeP99Ms: () => 3 },
  eventLoop: { takeP99Ms: () => 1 },
  deviceClocks: { takeAheadMs: () => undefined },
  waiting: () => ({ inputs: 1, inputsMax: 200 }),
  aheadMs: () => 0,
  influx: () => ({ lagRows: 0, lagMs: 0, refuses: false, deadLetters: 0, givenUp: 0 }),
  batchesDiverged: () => 0,
  dataRoom: async () => ({ freePercent: 50, freeMiB: 1_000 }),
  residentBytes: () => 104_857_600,
  descriptorsUsedPercent: async () => 2,
  backupFailed: () => undefined,
  bridgesAway: () => undefined,
  stationsTwice: () => undefined,
}

t.test('the server registers itself once, without a token', async t => {
  const { runtime, committed } = await startFlow()
  const taken: string[] = []
  t.equal(await register(runtime, {}, taken), 'registered')
  t.match(runtime.registry.get('linli')?.device, {
    kind: 'server',
    site: 'linli',
    expectedIntervalMs: 15_000,
  })
  t.same(taken, ['linli'])
  const before = committed.length
  t.equal(await register(runtime, {}, taken), 'registered')
  t.equal(committed.length, before, 'a second start changes nothing')
})

t.test('an id that another kind of device has stays with it', async t => {
  const { runtime } = await startFlow()
  await save(runtime, { ...bin, id: 'linli' })
  t.equal(await register(runtime), 'taken')
  t.equal(runtime.registry.get('linli')?.device.kind, 'smart-bin')
})

t.test('on another site it takes what was set for its rules along', async t => {
  const { runtime, committed } = await startFlow()
  await register(runtime)
  const tuning = { rule: 'journal-slow', version: 1, overrides: [{ scope: {}, settings: { mediumMs: 50 } }] }
  await submitAndWait(runtime, 'linli', { type: 'rule-tuned', tuning, actor: 'admin' })
  await register(runtime, { site: 'office' })
  t.equal(runtime.registry.get('linli')?.device.site, 'office')
  const moved = committed.flatMap(batch => batch.entries).slice(-4)
  t.match(
    moved.map(({ site, input }) => `${site} ${input.type}`),
    ['linli device-deleted', 'office started', 'office device-saved', 'office rule-tuned'],
  )
})

t.test('a report goes in where others are refused for being too many', async t => {
  const { runtime } = await startFlow(1)
  await register(runtime)
  await save(runtime, bin)
  const reading = { type: 'reading', reading: { deviceId: 'bin', values: { fillPercent: 1 } } } as const
  const own = { type: 'reading', reading: { deviceId: 'linli', values: { residentMiB: 1 } } } as const
  const first = submitAndWait(runtime, 'linli', reading)
  const refused = submitAndWait(runtime, 'linli', reading)
  const told = new Promise(resolve => runtime.submitOwn('linli', own, resolve))
  t.match(await refused, { ok: false, code: 'OVERLOADED' })
  t.match(await told, { ok: true })
  t.match(await first, { ok: true })
})

t.test('reports raise alerts, which are known as long as they are active', async t => {
  const { runtime, timers, hearers } = await startFlow()
  await register(runtime)
  const told: { level: number; rule: string; msg: string }[] = []
  const alerts = new OwnAlerts('linli', [], pino({}, { write: line => told.push(JSON.parse(line)) }))
  hearers.push(batch => alerts.committed(batch))
  const state = { failed: true }
  const vitals = vitalSigns({ ...nothing, backupFailed: () => state.failed })
  const report = new SelfReport({
    config,
    intake: runtime,
    vitals,
    timers,
    steadyNowMs: () => timers.now,
    log,
  })
  t.equal(report.provenMs, Number.POSITIVE_INFINITY)
  const round = async () => {
    const heard = new Promise<void>(resolve => hearers.push(() => resolve()))
    if (report.provenMs === Number.POSITIVE_INFINITY) report.start()
    else timers.passTo(timers.now + config.everyMs)
    await heard
    await runtime.settled()
    await new Promise(setImmediate)
  }
  await round()
  t.equal(report.provenMs, 0)
  t.match(alerts.list(), [{ rule: 'backup-failed', severity: 'medium', deviceId: 'linli' }])
  t.match(runtime.registry.get('linli')?.values, {
    dataFreePercent: 50,
    inputsWaitingPercent: 0.5,
    residentMiB: 100,
  })
  state.failed = false
  await round()
  t.same(alerts.list(), [])
  t.match(told, [
    { level: 40, rule: 'backup-failed', msg: /^the server raises an alert about itself: ./ },
    { level: 30, rule: 'backup-failed', msg: /has cleared$/ },
  ])
  report.stop()
  timers.passTo(timers.now + DAY)
  t.equal(report.provenMs, DAY, 'it reports no more')
})

t.test('what was counted is told again until it is journalled, and then no more', async t => {
  const count = { n: 3 }
  const take = vitalSigns({ ...nothing, batchesDiverged: () => count.n })
  t.equal((await take()).values.batchesDiverged, 3)
  const second = await take()
  t.equal(second.values.batchesDiverged, 3)
  count.n = 5
  second.told()
  t.equal((await take()).values.batchesDiverged, 2)
})

t.test('a disk that cannot be asked is not reported, and the rest is', async t => {
  const dataRoom = () => Promise.reject(new Error('the reader has died'))
  const { values } = await vitalSigns({ ...nothing, dataRoom })()
  t.notOk('dataFreePercent' in values)
  t.equal(values.commitP99Ms, 3)
})
