import { pino } from 'pino'
import t from 'tap'
import { RuleBook } from '../domain/community/program.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { kindList, rulesForAll } from '../domain/kinds/kinds.ts'
import type { Input } from '../domain/model/input.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../domain/model/time.ts'
import type { Storage } from '../store/storage.ts'
import { openTemporaryStorage } from '../store/temporary.ts'
import { submitAndWait } from './intake.ts'
import { replay } from './replay.ts'
import { Runtime } from './runtime.ts'
import { Snapshotter } from './snapshotter.ts'
import { Tally } from './tally.ts'
import { TestTimers } from './testing/test-timers.ts'
import { WallClock } from './wall-clock.ts'

const T0 = 20_000 * DAY
const log = pino({ level: 'silent' })
const book = new RuleBook(kindList, rulesForAll)

async function startFlow(storage: Storage, timers: TestTimers): Promise<Runtime> {
  const runtime = new Runtime({
    journal: storage.journal,
    book,
    clock: new WallClock(
      () => timers.now,
      () => timers.now,
    ),
    timers,
    policy: defaultPolicy,
    timeZones: { usual: 'UTC', bySite: new Map() },
    waitingMax: 10_000,
    lingerMs: 0,
    recoverEveryMs: SECOND,
    tally: new Tally(),
    log,
    effects: [],
  })
  await runtime.start()
  return runtime
}

/** A camera and a bin that see some trouble, `count` readings each. */
async function live(runtime: Runtime, timers: TestTimers, count: number): Promise<void> {
  const kinds = { cam: 'fire-lane-camera', bin: 'smart-bin' }
  for (const [id, kind] of Object.entries(kinds)) {
    const device = { id, kind, site: 's', zone: 'z', name: id }
    await submitAndWait(runtime, 's', { type: 'device-saved', device, actor: 'admin' })
  }
  for (let i = 0; i < count; i++) {
    timers.passTo(timers.now + 20 * SECOND)
    const ts = timers.now
    const of = (deviceId: string, values: Record<string, number>): Input => ({
      type: 'reading',
      reading: { deviceId, ts, values },
    })
    runtime.submit('s', of('cam', { vehicleCount: i % 11 < 6 ? 1 : 0 }), () => {})
    await submitAndWait(runtime, 's', of('bin', { fillPercent: (i * 7) % 100, tiltDeg: i % 50 }))
  }
}

const snapshotterOf = (storage: Storage, timers: TestTimers, keepLogMs: number) =>
  new Snapshotter({
    journal: storage.journal,
    file: storage.file,
    firstAfterMs: SECOND,
    everyMs: MINUTE,
    keepLogMs,
    cursors: [],
    timers,
    now: () => timers.now,
    flowNow: () => timers.now,
    tally: new Tally(),
    log,
  })

t.test(
  'the state from a snapshot is that of the whole log, and the second thread finds no other alerts',
  async t => {
    const storage = await openTemporaryStorage()
    t.teardown(() => storage.close())
    const timers = new TestTimers(T0)
    const runtime = await startFlow(storage, timers)
    await live(runtime, timers, 60)
    const whole = await replay(storage.journal, book)
    t.same(whole.diverged, [])

    await snapshotterOf(storage, timers, HOUR).take()
    const short = await replay(storage.journal, book)
    t.equal(short.entries, 0, 'nothing is left to replay')
    t.equal(short.seq, whole.seq)
    t.same(short.communities.freeze(), JSON.parse(JSON.stringify(whole.communities.freeze())))

    await live(runtime, timers, 10)
    const [fromSnapshot, frozen] = [await replay(storage.journal, book), whole.communities.freeze()]
    t.ok(fromSnapshot.entries >= 20 && fromSnapshot.entries < whole.entries, 'only what came since')
    t.ok((fromSnapshot.communities.freeze()[0]?.serial ?? 0) >= (frozen[0]?.serial ?? 1))
    t.same(fromSnapshot.diverged, [])
  },
)

t.test('the log is pruned behind the snapshot before the last, when it is old enough', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const timers = new TestTimers(T0)
  const runtime = await startFlow(storage, timers)
  const snapshotter = snapshotterOf(storage, timers, HOUR)
  await live(runtime, timers, 5)
  await snapshotter.take()
  const first = await storage.journal.head()
  timers.passTo(timers.now + HOUR - 2 * MINUTE)
  await live(runtime, timers, 1)
  await snapshotter.take()
  t.equal(await storage.journal.oldest(), 0, 'an hour of it is kept')
  timers.passTo(timers.now + 2 * MINUTE)
  await live(runtime, timers, 1)
  await snapshotter.take()
  t.equal(await storage.journal.oldest(), first)
  t.same((await replay(storage.journal, book)).diverged, [])

  timers.passTo(timers.now + 2 * HOUR)
  const restarted = snapshotterOf(storage, timers, HOUR)
  await live(runtime, timers, 1)
  await restarted.take()
  const second = await storage.journal.head()
  await live(runtime, timers, 1)
  await restarted.take()
  t.ok((await storage.journal.oldest()) > first, 'also after a restart')
  t.ok((await storage.journal.oldest()) <= second, 'never beyond the snapshot before the last')
})

t.test('without anything new no snapshot is taken', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const timers = new TestTimers(T0)
  const runtime = await startFlow(storage, timers)
  await live(runtime, timers, 1)
  const saved: number[] = []
  const journal = storage.journal
  const watched = { ...journal, saveSnapshot: async (s: { seq: number }) => void saved.push(s.seq) }
  const snapshotter = new Snapshotter({
    journal: watched,
    file: storage.file,
    firstAfterMs: SECOND,
    everyMs: MINUTE,
    keepLogMs: HOUR,
    cursors: [],
    timers,
    now: () => timers.now,
    flowNow: () => timers.now,
    tally: new Tally(),
    log,
  })
  await snapshotter.take()
  await snapshotter.take()
  t.same(saved, [await journal.head()])
})

t.test('the first snapshot comes soon after the start, the next at its usual time', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const timers = new TestTimers(T0)
  const runtime = await startFlow(storage, timers)
  await live(runtime, timers, 1)
  const snapshotter = snapshotterOf(storage, timers, HOUR)
  t.teardown(() => snapshotter.stop())
  snapshotter.start()
  timers.passTo(timers.now + SECOND)
  await snapshotter.idle()
  t.ok((await storage.journal.latestSnapshot())?.seq)
})
