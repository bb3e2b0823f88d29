import { join } from 'node:path'
import t from 'tap'
import { DAY, HOUR } from '../domain/model/time.ts'
import { openHistoryRetention } from './history-retention.ts'
import { openRollups } from './rollups/rollups.ts'
import { temporaryFolder } from './temporary.ts'
import { openWriteSession } from './write-session.ts'

const now = 100 * DAY

/** Readings of so many devices, one an hour over ten days, under a limit of so many rows. */
function openFull(rowsMax: number, devices = 3) {
  const file = join(temporaryFolder(), 'linli.db')
  const { db } = openWriteSession({ file, bytesMax: 0, lockWaitMsMax: 50, historyKeepMs: 30 * DAY })
  const insert = db.prepare("INSERT INTO history_reading VALUES (?, ?, 0, x'')")
  for (let device = 1; device <= devices; device += 1) {
    db.prepare('INSERT INTO history_device VALUES (?, ?)').run(device, `bin-${device}`)
    for (let hour = 0; hour < 240; hour += 1) insert.run(device, now - hour * HOUR)
  }
  const rows = () => Number(db.prepare('SELECT count(*) AS n FROM history_reading').get()?.n)
  const givenUp: number[] = []
  const retention = openHistoryRetention({
    db,
    rollups: openRollups(db),
    keepMs: 30 * DAY,
    pressure: {
      excess: () => ({ bytes: Math.max(0, rows() - rowsMax), ofBytes: rows() }),
      givenUp: count => givenUp.push(count),
    },
  })
  return {
    rows,
    givenUp: () => givenUp.reduce((sum, count) => sum + count, 0),
    run: (at = now) => {
      while (retention.step(at, 20));
    },
    oldest: () =>
      db
        .prepare('SELECT min(at) AS at FROM history_reading GROUP BY device')
        .all()
        .map(row => (now - Number(row.at)) / HOUR),
    close: () => db.close(),
  }
}

t.test('at its limit the history keeps everything, beyond it the oldest of all devices go', async t => {
  const within = openFull(720)
  within.run()
  t.same([within.rows(), within.givenUp()], [720, 0])
  within.close()

  const beyond = openFull(719)
  beyond.run()
  t.equal(beyond.rows() + beyond.givenUp(), 720, 'each one that went is counted')
  t.ok(beyond.rows() <= 719 && beyond.rows() >= 719 * 0.9, `${beyond.rows()} rows are left`)
  t.ok(Math.min(...beyond.oldest()) > 200, 'what is recent stays')
  beyond.close()
})

t.test('far beyond its limit the history shrinks evenly, down to the last hour and no further', async t => {
  const half = openFull(360)
  half.run()
  t.ok(half.rows() <= 360 && half.rows() > 250, `${half.rows()} rows are left`)
  const ages = half.oldest()
  t.ok(Math.max(...ages) - Math.min(...ages) < 60, `the oldest are ${ages.join(', ')} hours old`)
  half.close()

  const none = openFull(0)
  none.run()
  t.same(none.oldest(), [1, 1, 1], 'an operator still sees what just was')
  none.run(now + HOUR)
  t.same(none.oldest(), [0, 0, 0], 'and what has become too old since goes')
  none.close()
})

t.test('want of room that comes later is met at once, not when the next round by age is due', async t => {
  let rowsMax = 1_000
  const file = join(temporaryFolder(), 'linli.db')
  const { db } = openWriteSession({ file, bytesMax: 0, lockWaitMsMax: 50, historyKeepMs: 30 * DAY })
  const rows = () => Number(db.prepare('SELECT count(*) AS n FROM history_reading').get()?.n)
  const retention = openHistoryRetention({
    db,
    rollups: openRollups(db),
    keepMs: 30 * DAY,
    pressure: {
      excess: () => ({ bytes: Math.max(0, rows() - rowsMax), ofBytes: Math.max(1, rows()) }),
      givenUp() {},
    },
  })
  while (retention.step(now, 20));
  db.exec("INSERT INTO history_device VALUES (1, 'bin-1')")
  const insert = db.prepare("INSERT INTO history_reading VALUES (1, ?, 0, x'')")
  for (let hour = 0; hour < 100; hour += 1) insert.run(now - hour * HOUR)
  rowsMax = 50
  while (retention.step(now, 20));
  t.ok(rows() <= 50, `${rows()} rows are left`)
  db.close()
})
