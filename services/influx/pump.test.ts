import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { tieBreaker } from '../domain/ingest/identity.ts'
import { INFLUX_CURSOR } from './pump.ts'
import { change, lampDevice, reading } from './testing/community.ts'
import { startInfluxd } from './testing/influxd.ts'
import { startRig, testConfig, watchedJournal } from './testing/pump-rig.ts'

const withInfluxd = needs('influxd')
const START = Date.UTC(2026, 6, 1)
const readings = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => reading('lamp-1', START + from + i, { brightPercent: i % 100 }))

const countOf = async (influxd: Awaited<ReturnType<typeof startInfluxd>>, field = 'brightPercent') => {
  const [row] = await influxd.rows(`SELECT COUNT("${field}") AS total FROM lamp`)
  return Number(row?.total ?? 0)
}

t.test('every reading becomes one point, and sending all again changes nothing', withInfluxd, async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  const config = testConfig({ url: influxd.url }, { batchLinesMax: 300 })
  const journal = watchedJournal()
  const first = startRig(config, { journal })
  for (let i = 0; i < 10; i++) await first.commit({ entries: readings(100, i * 50) })
  await journal.sent(await journal.head())
  await first.pump.close()
  t.equal(await countOf(influxd), 1000, 'two readings in the same millisecond are two points')
  t.equal(first.tally.of('influx_lines', 'written'), 1000)

  const again = watchedJournal()
  for (const batch of await journal.read(0, 1e6)) await again.append(batch)
  const second = startRig(config, { journal: again })
  await again.sent(await again.head())
  await second.pump.close()
  t.equal(second.tally.of('influx_lines', 'written'), 1000)
  t.equal(await countOf(influxd), 1000)
})

t.test('a reading keeps its values, its tags and its time', withInfluxd, async t => {
  const influxd = await startInfluxd({ login: { username: 'linli', password: "it's" } })
  t.teardown(() => influxd.stop())
  const rig = startRig(testConfig({ url: influxd.url, login: { username: 'linli', password: "it's" } }), {
    devices: { device: async id => lampDevice(id, { model: 'L 1,\\"new"=\n2\\' }) },
  })
  const words = 'a "quoted" word, a \\ and\na line, 路灯 💡'
  const values = { brightPercent: 1, temperatureC: 20.5, lit: false, mode: words }
  const last = await rig.commit({ entries: [reading('lamp-1', START, values)] })
  await rig.journal.sent(last)
  await rig.pump.close()
  const tie = tieBreaker({ deviceId: 'lamp-1', ts: START, values }, { standing: 'live', at: START }, last)
  t.strictSame(await influxd.rows('SELECT * FROM lamp'), [
    {
      time: `${START}${String(tie).padStart(6, '0')}`,
      ...values,
      device_id: 'lamp-1',
      model: 'L 1,/"new"=\\n2/',
      site: 'riverside',
      zone: 'gate-1',
    },
  ])
  const [fields] = await influxd.rows('SHOW FIELD KEYS FROM lamp')
  t.strictSame(fields, { fieldKey: 'brightPercent', fieldType: 'float' }, 'a whole number is a float')
})

t.test('two alerts in one millisecond stay two points', withInfluxd, async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  const rig = startRig(testConfig({ url: influxd.url }))
  const last = await rig.commit({ changes: [change('riverside-1', START), change('riverside-2', START)] })
  await rig.journal.sent(last)
  await rig.pump.close()
  const rows = await influxd.rows('SELECT alert_id, value FROM alert_event')
  t.strictSame(
    rows.map(({ alert_id, value }) => ({ alert_id, value })),
    [
      { alert_id: 'riverside-1', value: 85 },
      { alert_id: 'riverside-2', value: 85 },
    ],
  )
})

t.test(
  'a server that is killed and started again loses nothing and doubles nothing',
  withInfluxd,
  async t => {
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const rig = startRig(testConfig({ url: influxd.url }, { batchLinesMax: 50 }))
    await rig.journal.sent(await rig.commit({ entries: readings(200) }))
    await influxd.kill()
    for (let i = 1; i <= 5; i++) await rig.commit({ entries: readings(100, i * 1000) })
    await rig.hindered(({ kind, reason }) => kind === 'wait' && reason === 'ECONNREFUSED')
    t.match(rig.pump.status(), {
      state: 'waiting',
      reason: 'ECONNREFUSED',
      lagRows: 500,
    })
    await influxd.restart()
    await rig.journal.sent(await rig.journal.head())
    t.equal(await countOf(influxd), 700)
    t.equal(rig.tally.of('influx_lines', 'written'), 700)
    t.equal(rig.letters.length, 0)
    t.equal(rig.pump.status().lagRows, 0)
    await rig.pump.close()
  },
)

t.test(
  'a server that hangs is timed out, its socket dropped, and all sent when it wakes',
  withInfluxd,
  async t => {
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const rig = startRig(testConfig({ url: influxd.url }, { timeoutMs: 100 }))
    await rig.journal.sent(await rig.commit({ entries: readings(10) }))
    await influxd.freeze()
    const last = await rig.commit({ entries: readings(10, 1000) })
    await rig.hindered(({ reason }) => reason === 'no answer in time')
    influxd.thaw()
    await rig.journal.sent(last)
    t.equal(await countOf(influxd), 20)
    await rig.pump.close()
  },
)

t.test(
  'one poison line among 5,000 is a dead letter, and the other 4,999 are written',
  withInfluxd,
  async t => {
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const rig = startRig(testConfig({ url: influxd.url }))
    await rig.journal.sent(await rig.commit({ entries: readings(1) }))
    const entries = readings(5_000, 10_000)
    entries[3_210] = reading('lamp-1', START + 99_999, { brightPercent: 'a word where a number belongs' })
    await rig.journal.sent(await rig.commit({ entries }))
    await rig.journal.sent(await rig.commit({ entries: readings(1, 200_000) }))
    await rig.pump.close()
    t.equal(await countOf(influxd), 5_001)
    t.match(rig.letters, [
      { status: 400, reason: /field type conflict/, line: /a word where a number belongs/ },
    ])
    t.equal(rig.letters.length, 1)
    t.equal(rig.tally.of('influx_lines', 'dead-letter'), 1)
    t.equal(rig.tally.of('influx_lines', 'written'), 5_001)
  },
)

t.test('lines that are all beyond the retention are dead letters after one request', withInfluxd, async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  await influxd.run('ALTER RETENTION POLICY "autogen" ON "linli" DURATION 1h SHARD DURATION 1h')
  const rig = startRig(testConfig({ url: influxd.url }))
  const old = Array.from({ length: 100 }, (_, i) =>
    reading('lamp-1', Date.UTC(2020, 0, 1) + i, { brightPercent: 1 }),
  )
  await rig.journal.sent(await rig.commit({ entries: old }))
  await rig.pump.close()
  t.equal(rig.letters.length, 100)
  t.match(rig.letters[0], { reason: /beyond retention/ })
})

t.test('what another reader has pruned before it was sent is counted', withInfluxd, async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  const journal = watchedJournal()
  for (let i = 0; i < 3; i++) await journal.append({ entries: readings(10, i * 100), changes: [] })
  await journal.prune(20)
  const rig = startRig(testConfig({ url: influxd.url }), { journal })
  await journal.sent(30)
  await rig.pump.close()
  t.equal(rig.tally.of('influx_lines', 'pruned'), 20)
  t.equal(await countOf(influxd), 10)
})

t.test('a journal that fails holds the pump up and does not end it', withInfluxd, async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  const journal = watchedJournal()
  let failures = 3
  const read: typeof journal.read = async (after, entriesMax) => {
    if (failures-- > 0) throw new Error('the disk is gone')
    return journal.read(after, entriesMax)
  }
  await journal.append({ entries: readings(5), changes: [] })
  const rig = startRig(testConfig({ url: influxd.url }), { journal: { ...journal, read } })
  await journal.sent(5)
  await rig.pump.close()
  t.match(rig.hindrances, [{ kind: 'wait', reason: 'cannot go on: the disk is gone' }])
  t.equal(await countOf(influxd), 5)
  t.equal(await journal.cursor(INFLUX_CURSOR), 5)
})
