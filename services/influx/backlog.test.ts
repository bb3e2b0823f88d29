import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import type { Journal, Seq } from '../journal/journal.ts'
import { openMemoryJournal } from '../journal/memory.ts'
import { snapshotOf } from '../journal/testing/samples.ts'
import { Tally } from '../runtime/tally.ts'
import { openTemporaryStorage } from '../store/temporary.ts'
import { Backlog } from './backlog.ts'
import { INFLUX_CURSOR } from './pump.ts'
import { change, lampDevice, reading } from './testing/community.ts'
import { startInfluxd } from './testing/influxd.ts'
import { manualTimers } from './testing/manual-timers.ts'
import { startRig, testConfig, watchedJournal } from './testing/pump-rig.ts'

const START = Date.UTC(2026, 6, 1)
const readings = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => reading('lamp-1', START + from + i, { brightPercent: i % 100 }))

/** Ten batches of 100 readings, each with an alert event: 101 numbers a batch. */
async function filled(journal: Journal, each = 100): Promise<Seq> {
  for (let i = 0; i < 10; i += 1) {
    const changes = [change(`riverside-${i}`, START + i)]
    await journal.append({ entries: readings(each, i * each), changes })
  }
  const head = await journal.head()
  for (const seq of [head, head + 1]) await journal.saveSnapshot(snapshotOf(seq, 10))
  return head
}

function backlogOf(journal: Journal, backlogBytesMax: number, roomWanted?: () => Promise<number>) {
  const tally = new Tally()
  const timers = manualTimers(START)
  const told: number[] = []
  const onGivenUp = (count: number) => void told.push(count)
  const options = { journal, tally, timers, onGivenUp, ...(roomWanted && { roomWanted }) }
  const backlog = new Backlog(options, { backlogBytesMax, backlogCheckMs: 10_000 })
  return { backlog, timers, told, givenUp: () => tally.of('influx_lines', 'given-up') }
}

const entriesLeft = async (journal: Journal) =>
  (await journal.read(0, 1e6)).map(({ entries }) => entries.length)

t.test(
  'beyond the limit the oldest readings are given up, no more than that, and no alert event',
  async t => {
    const journal = openMemoryJournal()
    await filled(journal)
    const whole = await journal.bytesAfter(101)
    const { backlog, told, givenUp } = backlogOf(journal, whole / 2)
    await backlog.read(0, 1)
    await backlog.limit()
    const left = await entriesLeft(journal)
    t.equal(left[0], 100, 'what was read is not given up')
    t.same(left, [
      100,
      ...Array(left.filter(n => n === 0).length).fill(0),
      ...left.filter(n => n > 0).slice(1),
    ])
    t.ok((await journal.bytesAfter(101)) <= whole / 2)
    t.ok(left.filter(n => n === 0).length <= 6, `${left} entries are left`)
    t.equal((await journal.readChanges(0, 100)).length, 10)
    t.equal(givenUp(), 100 * left.filter(n => n === 0).length)
    t.same(told, [givenUp()])
  },
)

t.test('at the limit nothing is given up, one byte beyond it a batch is', async t => {
  const journal = openMemoryJournal()
  await filled(journal)
  const waiting = await journal.bytesAfter(101)
  for (const [limit, batches] of [
    [waiting, 0],
    [waiting - 1, 1],
  ] as const) {
    const { backlog, givenUp } = backlogOf(journal, limit)
    await backlog.read(0, 1)
    await backlog.limit()
    t.equal(givenUp(), batches * 100)
  }
})

t.test(
  'where the disk gets full, readings are given up within the limit too, until there is room',
  async t => {
    const journal = openMemoryJournal()
    await filled(journal)
    const wanted = [await journal.bytesAfter(505), 0]
    const { backlog, givenUp } = backlogOf(journal, Number.MAX_SAFE_INTEGER, async () => wanted.shift() ?? 0)
    await backlog.read(0, 1)
    await backlog.limit()
    const before = givenUp()
    t.ok(before >= 500 && before < 900, `${before} readings`)
    await backlog.limit()
    t.equal(givenUp(), before)
  },
)

t.test('before the first look into the journal nothing is given up', async t => {
  const journal = openMemoryJournal()
  await filled(journal)
  const { backlog, givenUp } = backlogOf(journal, 1)
  await backlog.limit()
  t.equal(givenUp(), 0)
  t.ok((await entriesLeft(journal)).every(n => n === 100))
})

t.test('what is read while readings are given up is either read or given up', async t => {
  const storage = await openTemporaryStorage({ keepReadings: false })
  t.teardown(() => storage.close())
  const head = await filled(storage.journal)
  const { backlog, givenUp } = backlogOf(storage.journal, 1)
  let read = 0
  let after = 0
  const first = await backlog.read(after, 1)
  for (const { entries } of first) read += entries.length
  after = first.at(-1)?.last ?? 0
  const limiting = backlog.limit()
  while (after < head) {
    for (const { entries, last } of await backlog.read(after, 1)) {
      read += entries.length
      after = last
    }
  }
  await limiting
  t.equal(read + givenUp(), 1_000)
  t.ok(givenUp() > 0, `${givenUp()} given up`)
})

t.test('the limit is kept again and again, also after a failure, and not after the stop', async t => {
  const journal = openMemoryJournal()
  await filled(journal)
  let looks = 0
  const { backlog, timers } = backlogOf(journal, 1e9, async () => {
    looks += 1
    if (looks === 1) throw new Error('the disk is gone')
    return 0
  })
  await backlog.read(0, 1)
  backlog.start()
  for (const look of [1, 2, 3]) {
    await timers.armed(10_000)
    timers.fire(10_000)
    await timers.armed(10_000)
    t.equal(looks, look)
  }
  await backlog.stop()
  t.equal(timers.isArmed(10_000), false)
})

t.test(
  'an outage beyond the limit loses the oldest readings, counted, and no alert event',
  needs('influxd'),
  async t => {
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const storage = await openTemporaryStorage({ keepReadings: false })
    t.teardown(() => storage.close())
    const journal = watchedJournal(storage.journal)
    await journal.append({ entries: readings(500, 100_000), changes: [] })
    const head = await filled(journal, 1_000)
    const timers = manualTimers(START)
    const backlogBytesMax = Math.round((await journal.bytesAfter(500)) / 2)
    const limits = { backlogBytesMax, backlogCheckMs: 10_000, backoffMsMin: 7, batchLinesMax: 500 }
    const told: number[] = []
    await influxd.kill()
    const rig = startRig(testConfig({ url: influxd.url }, limits), {
      journal,
      timers,
      onGivenUp: count => void told.push(count),
    })
    t.teardown(() => rig.pump.close())
    await timers.armed(7)
    timers.fire(10_000)
    await timers.armed(10_000)
    const { givenUp, lagRows } = rig.pump.status()
    t.ok(givenUp >= 4_000 && givenUp <= 8_000, `${givenUp} readings of 10,000 are given up`)
    const left = await journal.bytesAfter(500)
    t.ok(left <= backlogBytesMax, `${left} of ${backlogBytesMax} bytes`)
    t.equal(lagRows, head)
    t.same(told, [givenUp])

    await influxd.restart()
    timers.fire(7)
    await journal.sent(head)
    const count = async (statement: string) => Number((await influxd.rows(statement))[0]?.total ?? 0)
    t.equal(await count('SELECT COUNT(brightPercent) AS total FROM lamp'), 10_500 - givenUp)
    t.equal(await count('SELECT COUNT(alert_id) AS total FROM alert_event'), 10)
    t.equal(rig.tally.of('influx_lines', 'written'), 10_500 - givenUp + 10)
    t.equal(rig.tally.of('influx_lines', 'pruned'), 0, 'nothing is counted twice')
    t.equal(rig.tally.of('influx_lines', 'given-up'), givenUp)
  },
)

t.test('a device that was moved in what was given up is asked for anew', needs('influxd'), async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  const journal = watchedJournal()
  let zone = 'gate-1'
  const devices = { device: async (id: string) => lampDevice(id, { zone }) }
  const rig = startRig(testConfig({ url: influxd.url }), { journal, devices })
  t.teardown(() => rig.pump.close())
  await journal.sent(await rig.commit({ entries: readings(1) }))
  zone = 'gate-2'
  const moved = { type: 'device-saved', device: lampDevice('lamp-1', { zone }), actor: 'admin' } as const
  const { last } = await journal.append({
    entries: [{ site: 'riverside', now: START, input: moved }],
    changes: [],
  })
  for (const seq of [last, last + 1]) await journal.saveSnapshot(snapshotOf(seq, 10))
  await journal.dropEntries(0, last)
  await journal.sent(await rig.commit({ entries: readings(1, 1_000) }))
  const rows = await influxd.rows('SELECT brightPercent, zone FROM lamp')
  t.same(
    rows.map(row => row.zone),
    ['gate-1', 'gate-2'],
  )
  t.equal(await journal.cursor(INFLUX_CURSOR), last + 1)
})
