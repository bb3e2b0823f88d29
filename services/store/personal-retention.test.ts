import t from 'tap'
import { DAY, HOUR, type Instant } from '../domain/model/time.ts'
import { raisedChange, sampleAlert } from '../testing/sample-alert.ts'
import { openDeviceHistory } from './rollups/testing/device-history.ts'
import { openTemporaryStorage } from './temporary.ts'

const start: Instant = Date.UTC(2026, 0, 1)
const keep = { vitals: 20 * DAY, positions: 5 * DAY, alerts: 100 * DAY, looks: 100 * DAY }

const hourly = (deviceId: string, days: number) =>
  Array.from({ length: 24 * days }, (_, i) => ({
    ...{ at: start + i * HOUR, deviceId },
    values: deviceId === 'band-1' ? { heartRateBpm: 70, lat: 31 } : { fillPercent: 50 },
  }))

t.test('what bands measured goes before what things did, and what it came to after it', async t => {
  const history = openDeviceHistory({ historyKeepMs: 30 * DAY, personalKeepMs: keep })
  const { db } = history.session
  for (const [id, kind] of [
    ['band-1', 'wristband'],
    ['bin-1', 'smart-bin'],
  ] as const)
    db.prepare('INSERT INTO device (id, body) VALUES (?, ?)').run(id, JSON.stringify({ kind }))
  const end = start + 25 * DAY
  history.report(end, [...hourly('band-1', 25), ...hourly('bin-1', 25)])
  history.rollUp(end + HOUR)
  const { retention, vitalsRetention } = history.session
  while (retention.step(end, 500));
  while (vitalsRetention.step(end));
  const oldest = (table: string, column: string, device: string, more = '') =>
    Number(
      db
        .prepare(
          `SELECT min(${column}) AS oldest FROM ${table} WHERE device =
            (SELECT id FROM history_device WHERE name = ?) ${more}`,
        )
        .get(device)?.oldest,
    )
  t.equal(oldest('history_reading', 'at', 'band-1'), end - 5 * DAY)
  t.equal(oldest('history_reading', 'at', 'bin-1'), start)
  t.equal(oldest('history_rollup', 'span', 'band-1', 'AND level = 1') * DAY, end - 20 * DAY)
  t.equal(oldest('history_rollup', 'span', 'bin-1', 'AND level = 1') * DAY, start)
  history.close()
})

t.test('alerts that ended go when they are old enough, those that are still so stay', async t => {
  const storage = await openTemporaryStorage({ personalKeepMs: keep })
  const raise = (id: string, at: Instant, more: object = {}) =>
    storage.journal.append({ entries: [], changes: [raisedChange(sampleAlert(id, at, more))] })
  await raise('a-old', start, { condition: 'cleared', handling: 'new' })
  await raise('a-resolved', start, { condition: 'active', handling: 'resolved' })
  await raise('a-active', start)
  await raise('a-touched', start, { condition: 'cleared', updatedAt: start + DAY })
  await raise('a-now', start + 100 * DAY)
  await storage.historyCaughtUp()
  t.ok(await storage.alerts.get('a-old'), 'of just that age it is kept')
  await raise('a-later', start + 100 * DAY + 1)
  while ((await storage.alerts.get('a-old')) !== undefined) await storage.historyCaughtUp()
  const { alerts } = await storage.alerts.list({ limit: 9, page: 0 })
  t.same(alerts.map(({ id }) => id).sort(), ['a-active', 'a-later', 'a-now', 'a-touched'])
  await storage.close()
})

t.test('looks go when they are old enough, as others come', async t => {
  const storage = await openTemporaryStorage({ personalKeepMs: keep })
  const look = (at: Instant) =>
    storage.accounts.recordLooks([
      { at, username: 'ada', deviceId: 'band-1', what: 'alert', why: 'administrator' },
    ])
  await look(start)
  await look(start + 1)
  await look(start + 100 * DAY + 1)
  t.same(
    (await storage.accounts.looks('band-1', 9)).map(({ at }) => at),
    [start + 100 * DAY + 1, start + 1],
  )
  await storage.close()
})
