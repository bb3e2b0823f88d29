import { pino } from 'pino'
import t from 'tap'
import { RuleBook } from '../domain/community/program.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { kindList, rulesForAll } from '../domain/kinds/kinds.ts'
import type { Input } from '../domain/model/input.ts'
import type { Values } from '../domain/model/reading.ts'
import { DAY, MINUTE, SECOND } from '../domain/model/time.ts'
import type { CommittedBatch } from '../journal/journal.ts'
import { type MemoryJournal, openMemoryJournal } from '../journal/memory.ts'
import { eventsClock, type FlowClock } from './clock.ts'
import { submitAndWait } from './intake.ts'
import { Runtime } from './runtime.ts'
import { Tally } from './tally.ts'
import { TestTimers } from './testing/test-timers.ts'
import { WallClock } from './wall-clock.ts'

const T0 = 20_000 * DAY
const saved: Input = {
  type: 'device-saved',
  device: { id: 'cam', kind: 'fire-lane-camera', site: 's', zone: 'z', name: 'Gate' },
  actor: 'admin',
}
const reading = (ts: number, values: Values, deviceId = 'cam'): Input => ({
  type: 'reading',
  reading: { deviceId, ts, values },
})

interface Bench {
  readonly runtime: Runtime
  readonly timers: TestTimers
  readonly committed: CommittedBatch[]
  readonly tally: Tally
}

async function start(journal: MemoryJournal, timers = new TestTimers(T0), clock?: FlowClock): Promise<Bench> {
  const committed: CommittedBatch[] = []
  const tally = new Tally()
  const runtime = new Runtime({
    journal,
    book: new RuleBook(kindList, rulesForAll),
    clock:
      clock ??
      new WallClock(
        () => timers.now,
        () => timers.now,
      ),
    timers,
    policy: defaultPolicy,
    timeZones: { usual: 'UTC', bySite: new Map() },
    waitingMax: 100,
    lingerMs: 0,
    recoverEveryMs: SECOND,
    tally,
    log: pino({ level: 'silent' }),
    effects: [batch => committed.push(batch)],
  })
  await runtime.start()
  return { runtime, timers, committed, tally }
}

const raised = (committed: readonly CommittedBatch[]) =>
  committed.flatMap(batch => batch.changes.map(({ alert, event }) => `${event.type} ${alert.rule}`))

t.test('an answer comes after the commit, and in the order of the inputs', async t => {
  const { runtime, committed } = await start(openMemoryJournal())
  const order: string[] = []
  const known = submitAndWait(runtime, 's', saved).then(() =>
    order.push(`saved, ${committed.length} committed`),
  )
  runtime.submit('s', reading(T0, { tampered: true }), result => {
    order.push(result.ok ? `reading, ${raised(committed)}` : 'refused')
  })
  runtime.submit('s', reading(T0, { tampered: true }), () => order.push('repeat'))
  runtime.submit('nowhere', reading(T0, {}, 'nobody'), () => order.push('stranger'))
  await runtime.stop()
  await known
  t.same(order, ['reading, raised camera-tampered', 'repeat', 'stranger', 'saved, 1 committed'])
})

t.test('a repeat and a stranger leave no trace in the log, and are counted', async t => {
  const journal = openMemoryJournal()
  const { runtime, tally } = await start(journal)
  await submitAndWait(runtime, 's', saved)
  await submitAndWait(runtime, 's', reading(T0, { vehicleCount: 0 }))
  const head = await journal.head()
  await submitAndWait(runtime, 's', reading(T0, { vehicleCount: 0 }))
  await submitAndWait(runtime, 's', reading(T0, { vehicleCount: 0 }, 'nobody'))
  t.equal(await journal.head(), head)
  t.same(
    ['live', 'repeated', 'unknown-device'].map(standing => tally.of('readings', standing)),
    [1, 1, 1],
  )
})

t.test('a timer fires with no message, and across a restart at its original time', async t => {
  const journal = openMemoryJournal()
  const first = await start(journal)
  await submitAndWait(first.runtime, 's', saved)
  await submitAndWait(first.runtime, 's', reading(T0, { vehicleCount: 1 }))
  first.timers.passTo(T0 + 30 * SECOND)
  await first.runtime.stop()

  const timers = new TestTimers(T0 + 40 * SECOND)
  const second = await start(journal, timers)
  timers.passTo(T0 + MINUTE - 1)
  await second.runtime.settled()
  t.same(raised(second.committed), [])
  timers.passTo(T0 + MINUTE)
  await second.runtime.settled()
  t.same(raised(second.committed), ['raised fire-lane-blocked'])
  timers.passTo(T0 + 3 * MINUTE)
  await second.runtime.settled()
  const climbed = ['raised fire-lane-blocked', 'severity-changed fire-lane-blocked']
  t.same(raised(second.committed), climbed)
  // The silence is counted from the reading, less the forty seconds in which nobody listened.
  timers.passTo(T0 + 3 * MINUTE + 40 * SECOND)
  await second.runtime.settled()
  t.same(raised(second.committed), [...climbed, 'raised offline'])
})

t.test('when a commit fails nothing of it is answered as done, shown or remembered', async t => {
  const journal = openMemoryJournal()
  const { runtime, committed, timers } = await start(journal)
  await submitAndWait(runtime, 's', saved)
  journal.fail()
  const lost = await submitAndWait(runtime, 's', reading(T0, { tampered: true }))
  t.same(lost, { ok: false, code: 'JOURNAL_UNAVAILABLE' })
  t.same(raised(committed), [])
  t.match(runtime.trouble, 'recovering')
  t.match(await submitAndWait(runtime, 's', reading(T0 + 1, { vehicleCount: 0 })), { ok: false })
  journal.mend()
  await timers.nextIsArmed()
  timers.passTo(timers.now + SECOND)
  await runtime.accepting()
  t.equal(runtime.registry.get('cam')?.lastSeenAt, null)
  const again = await submitAndWait(runtime, 's', reading(T0, { tampered: true }))
  t.match(again, { ok: true, consequence: { acceptance: { standing: 'live' } } })
  t.same(raised(committed), ['raised camera-tampered'])
})

t.test('beyond the limit of waiting inputs the next one is refused and the others are not', async t => {
  const { runtime } = await start(openMemoryJournal())
  await submitAndWait(runtime, 's', saved)
  const results = await Promise.all(
    Array.from({ length: 101 }, (_, i) => submitAndWait(runtime, 's', reading(T0 + i, { vehicleCount: 0 }))),
  )
  t.equal(results.filter(result => result.ok).length, 100)
  t.same(results[100], { ok: false, code: 'OVERLOADED' })
})

t.test('the replayed state is that of before, whatever was committed in between', async t => {
  const journal = openMemoryJournal()
  const { runtime, committed } = await start(journal)
  await submitAndWait(runtime, 's', saved)
  for (let i = 0; i < 50; i++) {
    await submitAndWait(runtime, 's', reading(T0 + i, { vehicleCount: i % 3, tampered: i % 7 === 0 }))
  }
  const before = [...runtime.registry.list()]
  await runtime.stop()
  const second = await start(journal)
  t.same([...second.runtime.registry.list()], before)
  const repeat = await submitAndWait(
    second.runtime,
    's',
    reading(T0 + 49, { vehicleCount: 1, tampered: true }),
  )
  t.match(repeat, { ok: true, consequence: { acceptance: { standing: 'repeated' } } })
  // Three times within a minute is chatter: it is held open from then on.
  t.equal(committed.flatMap(batch => batch.changes).filter(({ event }) => event.type === 'raised').length, 3)
})

t.test('by event time, readings move the clock and fire the timers that they pass', async t => {
  const { runtime, committed } = await start(
    openMemoryJournal(),
    new TestTimers(T0),
    eventsClock(() => T0),
  )
  const past = T0 - 5_000 * DAY
  await submitAndWait(runtime, 's', saved)
  await submitAndWait(runtime, 's', reading(past, { vehicleCount: 1 }))
  await submitAndWait(runtime, 's', reading(past + 70 * SECOND, { vehicleCount: 1 }))
  t.same(raised(committed), ['raised fire-lane-blocked'])
  t.equal(runtime.now(), past + 70 * SECOND)
})

const of = (site: string): Input => ({
  type: 'device-saved',
  device: { id: `cam-${site}`, kind: 'fire-lane-camera', site, zone: 'z', name: site },
  actor: 'admin',
})

t.test('by event time, a reading fires what is due on every site, in the order of its time', async t => {
  const journal = openMemoryJournal()
  const clock = () => eventsClock(() => T0)
  const { runtime, committed } = await start(journal, new TestTimers(T0), clock())
  for (const site of ['a', 'b', 'c']) await submitAndWait(runtime, site, of(site))
  await submitAndWait(runtime, 'c', reading(T0, { vehicleCount: 1 }, 'cam-c'))
  await submitAndWait(runtime, 'b', reading(T0 + SECOND, { vehicleCount: 1 }, 'cam-b'))
  const told = (from = 0) =>
    committed
      .slice(from)
      .flatMap(({ changes }) =>
        changes.map(({ alert, event }) => `${alert.site} ${event.type} ${alert.rule} ${event.at - T0}`),
      )
  await submitAndWait(runtime, 'a', reading(T0 + MINUTE - 1, { vehicleCount: 0 }, 'cam-a'))
  t.same(told(), [])
  await submitAndWait(runtime, 'a', reading(T0 + MINUTE + SECOND, { vehicleCount: 0 }, 'cam-a'))
  const blocked = ['c raised fire-lane-blocked 60000', 'b raised fire-lane-blocked 61000']
  t.same(told(), blocked)
  const seen = committed.length
  await submitAndWait(runtime, 'nowhere', reading(T0 + 30 * MINUTE, {}, 'nobody'))
  await submitAndWait(runtime, 'a', reading(T0 + 30 * MINUTE, { vehicleCount: 0 }, 'cam-a'))
  const silent = told(seen).filter(words => words.includes('raised offline'))
  t.same(silent.map(words => words[0]).sort(), ['a', 'b', 'c'], 'each site fell silent')
  const before = JSON.stringify([...runtime.registry.list()])
  await runtime.stop()
  const second = await start(journal, new TestTimers(T0), clock())
  t.equal(JSON.stringify([...second.runtime.registry.list()]), before)
  t.same(raised(second.committed), [], 'and says nothing twice')
})

t.test('by event time, what was due on a silent site is told after a restart too', async t => {
  const journal = openMemoryJournal()
  const first = await start(
    journal,
    new TestTimers(T0),
    eventsClock(() => T0),
  )
  for (const site of ['a', 'b']) await submitAndWait(first.runtime, site, of(site))
  await submitAndWait(first.runtime, 'b', reading(T0, { vehicleCount: 1 }, 'cam-b'))
  await submitAndWait(first.runtime, 'a', reading(T0 + SECOND, { vehicleCount: 0 }, 'cam-a'))
  await first.runtime.stop()
  const second = await start(
    journal,
    new TestTimers(T0),
    eventsClock(() => T0),
  )
  await submitAndWait(second.runtime, 'a', reading(T0 + 10 * MINUTE, { vehicleCount: 0 }, 'cam-a'))
  t.ok(raised(second.committed).includes('raised fire-lane-blocked'), String(raised(second.committed)))
})

t.test('by event time, one stamp of another century moves nothing', async t => {
  const { runtime } = await start(
    openMemoryJournal(),
    new TestTimers(T0),
    eventsClock(() => T0),
  )
  await submitAndWait(runtime, 's', saved)
  await submitAndWait(runtime, 's', reading(T0, { vehicleCount: 0 }))
  const result = await submitAndWait(runtime, 's', reading(T0 + 3_650 * DAY, { vehicleCount: 0 }))
  t.match(result, { ok: true, consequence: { acceptance: { at: T0, mark: 'future-clamped' } } })
  t.equal(runtime.now(), T0)
})

t.test('a site that begins with the figures of its rules has them', async t => {
  const { runtime, committed, timers } = await start(openMemoryJournal())
  const tuning = {
    rule: 'fire-lane-blocked',
    version: 3,
    overrides: [{ scope: {}, settings: { lowForMs: 5 * SECOND } }],
  }
  await submitAndWait(runtime, 's', { type: 'rule-tuned', tuning, actor: 'admin' })
  await submitAndWait(runtime, 's', saved)
  await submitAndWait(runtime, 's', reading(T0, { vehicleCount: 1 }))
  timers.passTo(T0 + 5 * SECOND)
  await runtime.settled()
  t.same(raised(committed), ['raised fire-lane-blocked'])
})

t.test('what is submitted in one turn is committed as one', async t => {
  const { runtime, committed } = await start(openMemoryJournal())
  await submitAndWait(runtime, 's', saved)
  committed.length = 0
  const tuning = { rule: 'fire-lane-blocked', version: 1, overrides: [] }
  await Promise.all(
    ['a', 'b', 's'].map(site => submitAndWait(runtime, site, { type: 'rule-tuned', tuning, actor: 'admin' })),
  )
  t.equal(committed.length, 1)
})
