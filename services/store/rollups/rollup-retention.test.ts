import t from 'tap'
import { DAY, HOUR, type Instant } from '../../domain/model/time.ts'
import { openDeviceHistory } from './testing/device-history.ts'

const start: Instant = Date.UTC(2026, 2, 1)
const keepMs = { minute: 4 * DAY, hour: 8 * DAY, day: 64 * DAY }

/** A reading an hour over twelve days, rolled up. */
function openFilled(over = {}) {
  const history = openDeviceHistory({ historyKeepMs: DAY, rollupKeepMs: keepMs, ...over })
  const hours = Array.from({ length: 12 * 24 }, (_, i) => i)
  history.report(
    start + 12 * DAY,
    hours.map(hour => ({ at: start + hour * HOUR, values: { fillPercent: hour % 100 } })),
  )
  history.rollUp(start + 12 * DAY + HOUR)
  const windows = (level: number) =>
    Number(
      history.session.db.prepare('SELECT count(*) AS n FROM history_rollup WHERE level = ?').get(level)?.n,
    )
  return { history, windows }
}

t.test('each level is kept for its time, to the day', async t => {
  const { history, windows } = openFilled()
  const keep = (now: Instant) => {
    let steps = 1
    while (history.session.rollupRetention.step(now, 10, false)) steps += 1
    return steps
  }
  keep(start + 12 * DAY)
  t.same([windows(0), windows(1), windows(2)], [4 * 24, 8, 1])
  t.equal(keep(start + 13 * DAY - 1), 1, 'nothing more to do that day')
  t.same([windows(0), windows(1), windows(2)], [4 * 24, 8, 1])
  keep(start + 13 * DAY)
  t.same([windows(0), windows(1), windows(2)], [3 * 24, 7, 1])
  history.close()
})

t.test(
  'a level is never kept shorter than the readings, or they would have to be rolled up again',
  async t => {
    const { history, windows } = openFilled({ historyKeepMs: 6 * DAY })
    while (history.session.rollupRetention.step(start + 12 * DAY, 10, false));
    t.same([windows(0), windows(1)], [6 * 24, 8])
    history.close()
  },
)

t.test('for want of room minutes go before their age, down to a day, then hours', async t => {
  const { history, windows } = openFilled({
    rollupKeepMs: { minute: 20 * DAY, hour: 40 * DAY, day: 64 * DAY },
  })
  const now = start + 12 * DAY
  while (history.session.rollupRetention.step(now, 10, false));
  t.same([windows(0), windows(1)], [12 * 24, 12])
  while (history.session.rollupRetention.step(now, 10, true));
  t.same([windows(0), windows(1)], [24, 12], 'hours of the last 32 days stay')
  while (history.session.rollupRetention.step(now + 26 * DAY, 10, true));
  t.same([windows(0), windows(1), windows(2)], [0, 6, 1])
  history.close()
})

t.test('readings go after they are rolled up, or without it where there is no room for that', async t => {
  const now = start + 20 * DAY
  const history = openDeviceHistory({
    historyKeepMs: 30 * DAY,
    pressure: { excess: () => ({ bytes: history.count('history_reading'), ofBytes: 100 }), givenUp() {} },
  })
  const bins = [0, 1, 2].map(day => ({ at: start + day * DAY, values: { fillPercent: day } }))
  history.report(now, bins)
  history.session.db.exec(`CREATE TRIGGER full BEFORE INSERT ON history_rollup
    BEGIN SELECT raise(ABORT, 'full'); END`)
  while (history.session.retention.step(now, 10));
  t.same([history.count('history_reading'), history.count('history_rollup')], [0, 0])
  t.equal(history.session.retention.isSpent, false, 'there is no want of room any more')
  history.session.db.exec('DROP TRIGGER full')
  history.report(now, [{ at: start + 3 * DAY, values: { fillPercent: 3 } }])
  while (history.session.retention.step(now + HOUR, 10));
  t.same([history.count('history_reading'), history.count('history_rollup')], [0, 2])
  history.close()
})
