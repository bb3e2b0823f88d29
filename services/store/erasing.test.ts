import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { DAY, HOUR, type Instant, MINUTE } from '../domain/model/time.ts'
import { raisedChange, sampleAlert } from '../testing/sample-alert.ts'
import { erasing } from './erasing.ts'
import type { Erasure, WearerFile } from './people.ts'
import { openDeviceHistory, type Report } from './rollups/testing/device-history.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

const start: Instant = Date.UTC(2026, 2, 1)
const deviceId = 'bin-1'

const everyTenMinutes = (from: Instant, days: number): Report[] =>
  Array.from({ length: 144 * days }, (_, i) => ({
    at: from + i * 10 * MINUTE,
    values: { fillPercent: 50, lidOpen: i % 2 === 0 },
  }))

const erasureOf = (since: Instant, until: Instant | undefined, at: Instant): Erasure => ({
  ...{ wearer: 'w-1', site: 'riverside', at, by: 'ada' },
  wearings: [{ device: deviceId, since, ...(until !== undefined && { until }) }],
})

t.test('what somebody’s band measured goes, rolled up or not; what it measured of others stays', async t => {
  const history = openDeviceHistory()
  const end = start + 6 * DAY
  history.report(end, everyTenMinutes(start, 6))
  history.rollUp(end + HOUR)
  const [from, to] = [start + 2 * DAY + 90 * MINUTE, start + 4 * DAY]
  const step = erasing(() => history.session, erasureOf(from, to, end))
  let steps = 1
  while (step()) steps += 1
  t.ok(steps > 3, 'in steps')
  for (const everyMs of [MINUTE, HOUR, DAY]) {
    const points = await history.series('fillPercent', { from: start, to: end }, everyMs)
    const touched = points.filter(({ at }) => at < to && at + everyMs > from)
    t.same(touched, [], `every ${everyMs} ms`)
    const stepMs = Math.max(everyMs, 10 * MINUTE)
    const starts = Array.from({ length: (end - start) / stepMs }, (_, i) => start + i * stepMs)
    const others = starts.filter(at => at + everyMs <= from || at >= to)
    t.equal(points.length, others.length, 'all of the others')
  }
  t.same(
    (await history.series('lidOpen', { from, to }, HOUR)).map(({ at }) => at),
    [],
  )
  t.match(history.session.db.prepare('SELECT wearer FROM erased').all(), [{ wearer: 'w-1' }])
  history.close()
})

const wang: WearerFile = {
  ...{ id: 'w-1', site: 'riverside', version: 1, name: 'Wang Xiulan of 2-301', living: 'alone' },
  ...{ contacts: [], consents: [], carers: [], device: 'band-1' },
}

async function withWang() {
  const folder = temporaryFolder()
  const storage = await openTemporaryStorage({ folder })
  await storage.people.savePeople([{ what: 'wearer', file: wang, at: start }])
  const alert = sampleAlert('riverside-1', start + 1, { deviceId: 'band-1' })
  const noted = { ...raisedChange(alert).event, n: 2, type: 'commented', note: 'Mrs Wang fell' } as const
  await storage.journal.append({ entries: [], changes: [raisedChange(alert), { alert, event: noted }] })
  return { folder, storage, file: join(folder, 'linli.db') }
}

const erasure: Erasure = {
  ...{ wearer: 'w-1', site: 'riverside', at: start + DAY, by: 'ada' },
  wearings: [{ device: 'band-1', since: 0 }],
}

t.test('the file is gone, its bytes too, and alerts say that something was and not what', async t => {
  const { storage, file } = await withWang()
  await storage.people.promiseErasure(erasure)
  await storage.people.erase(erasure)
  t.same(await storage.people.wearers(), [])
  t.same(await storage.people.wearings('w-1'), [])
  const found = await storage.alerts.get('riverside-1')
  t.match(found, { alert: { deviceId: 'band-1', evidence: { readings: [], settings: {} } } })
  t.same(
    found?.events.map(({ note }) => note),
    [null, null],
  )
  t.same(await storage.people.erasures(), { all: [erasure], undone: [] })
  for (const part of [file, `${file}-wal`])
    t.notMatch(readFileSync(part).toString('latin1'), /Wang Xiulan of 2-301|Mrs Wang fell"}/, 'while it runs')
  await storage.close()
  t.notMatch(readFileSync(file).toString('latin1'), /Wang Xiulan of 2-301/)
})

t.test(
  'an erasure that was promised is done after a kill, and in an older copy that takes the place',
  async t => {
    const { folder, storage, file } = await withWang()
    await storage.close()
    const copy = join(temporaryFolder(), 'copy.db')
    copyFileSync(file, copy)
    const again = await openTemporaryStorage({ folder })
    await again.people.promiseErasure(erasure)
    await again.close()
    const killed = await openTemporaryStorage({ folder })
    t.same(await killed.people.erasures(), { all: [erasure], undone: [erasure] }, 'promised, not done')
    await killed.people.erase(erasure)
    await killed.close()
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
    copyFileSync(copy, file)
    const restored = await openTemporaryStorage({ folder })
    t.match(await restored.people.wearers(), [{ name: wang.name }], 'the copy knows nothing of it')
    t.same((await restored.people.erasures()).undone, [erasure], 'the folder does')
    const asked = [start, erasure.at + 1].map(at => restored.people.isErased('band-1', at))
    t.same(asked, [true, false], 'and says so of what the log would send again')
    await restored.close()
  },
)

t.test('a database that is taken elsewhere brings its erasures along', async t => {
  const { folder, storage, file } = await withWang()
  await storage.people.promiseErasure(erasure)
  await storage.people.erase(erasure)
  await storage.close()
  const elsewhere = temporaryFolder()
  copyFileSync(file, join(elsewhere, 'linli.db'))
  const moved = await openTemporaryStorage({ folder: elsewhere })
  t.same((await moved.people.erasures()).all, [erasure])
  await moved.close()
  const list = (at: string) => readFileSync(join(at, 'erasures.jsonl'), 'utf8')
  t.equal(list(elsewhere), list(folder))
  t.notMatch(list(folder), /Wang/)
})

t.test(
  'of alerts about several that belong to others, what was measured of one who is erased goes',
  async t => {
    const { storage } = await withWang()
    const members = ['band-1', 'band-2'].map(device => ({ alert: `of-${device}`, device }))
    const readings = [39.1731, 38.5].map(bodyTemperatureC => ({
      at: start + 2,
      values: { bodyTemperatureC },
    }))
    const several = (id: string, more: object) => {
      const alert = sampleAlert(id, start + 2, { deviceId: 'band-2' })
      const evidence = { ...alert.evidence, metrics: ['bodyTemperatureC'], readings, members, ...more }
      return { ...alert, evidence }
    }
    const changes = [several('riverside-2', {}), several('riverside-3', { readings: readings.slice(0, 1) })]
    const before = several('riverside-4', {
      readings: readings.map(one => ({ ...one, at: start + 2 * DAY })),
    })
    await storage.journal.append({ entries: [], changes: [...changes, before].map(raisedChange) })
    await storage.people.promiseErasure(erasure)
    await storage.people.erase(erasure)
    const values = async (id: string) =>
      (await storage.alerts.get(id))?.alert.evidence.readings.map(reading => reading.values)
    t.same(await values('riverside-2'), [{}, { bodyTemperatureC: 38.5 }])
    t.same(await values('riverside-3'), [{}], 'whose it is cannot be told')
    t.same((await values('riverside-4'))?.length, 2)
    t.match(await values('riverside-4'), [{ bodyTemperatureC: 39.1731 }], 'of whoever had the band since')
    await storage.close()
  },
)
