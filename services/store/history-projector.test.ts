import { join } from 'node:path'
import t from 'tap'
import { DAY, HOUR, MINUTE } from '../domain/model/time.ts'
import { packingOf } from '../journal/packing.ts'
import { batchOf, entriesOf } from '../journal/testing/samples.ts'
import { openHistoryProjector } from './history-projector.ts'
import { openHistoryRetention } from './history-retention.ts'
import { openRollups } from './rollups/rollups.ts'
import { temporaryFolder } from './temporary.ts'
import { openWriteSession } from './write-session.ts'

function openSession(historyGatheredMax = 1_000) {
  const file = join(temporaryFolder(), 'linli.db')
  const session = openWriteSession({
    file,
    bytesMax: 0,
    lockWaitMsMax: 100,
    historyKeepMs: DAY,
    historyGatheredMax,
  })
  const rows = () =>
    session.db.prepare('SELECT device, at, tie, hex(body) AS body FROM history_reading').all()
  const packing = packingOf([], 100)
  const append = (count: number) => session.log.append(packing.packed(batchOf(count)))
  return { session, rows, append }
}

t.test('projecting the same readings again changes nothing', async t => {
  const { session, rows, append } = openSession()
  append(50)
  session.history.step(1_000)
  const once = rows()
  t.equal(once.length, 50)
  // As if the crash had come between the readings and the place: the same batches are taken again.
  session.db.exec('DELETE FROM history_place')
  openHistoryProjector(session.db, openRollups(session.db), 1_000).step(1_000)
  t.same(rows(), once)
  session.db.close()
})

t.test(
  'readings are gathered, and written in the order of the table; the place moves with the last',
  async t => {
    const { session, rows, append } = openSession()
    for (let i = 0; i < 5; i += 1) append(10)
    t.ok(session.history.step(49), 'so much is gathered')
    t.equal(rows().length, 0)
    t.ok(session.history.step(30), 'the rest, and some are written')
    const some = rows().length
    t.ok(some > 0 && some < 50, `${some} rows`)
    t.same(session.history.place, { seq: 0, now: 0 })
    t.notOk(session.history.step(100), 'and there is no more to do')
    t.equal(rows().length, 50)
    t.same(session.history.place, { seq: 50, now: entriesOf(10)[9]?.now })
    t.notOk(session.history.step(100))
    session.db.close()
  },
)

t.test('no more is gathered than may be, but for the rest of a batch', async t => {
  for (const [gatheredMax, seqs] of [
    [20, [20, 40, 50]],
    [21, [30, 50]],
    [50, [50]],
    [1, [10, 20, 30, 40, 50]],
  ] as const) {
    const { session, rows, append } = openSession(gatheredMax)
    for (let i = 0; i < 5; i += 1) append(10)
    const places: number[] = []
    do {
      session.history.step(1_000)
      if (session.history.place.seq !== places.at(-1)) places.push(session.history.place.seq)
    } while (session.history.place.seq < 50)
    t.same(places, seqs, `${gatheredMax} at once`)
    t.equal(rows().length, 50)
    session.db.close()
  }
})

t.test('a crash after some rows brings all of them again, each over itself', async t => {
  const { session, rows, append } = openSession()
  append(100)
  t.ok(session.history.step(150))
  const count = rows().length
  t.ok(count > 0 && count < 15, `of 100 devices ${count} rows: each is on a page of its own`)
  const again = openHistoryProjector(session.db, openRollups(session.db), 1_000)
  t.notOk(again.step(1_000))
  t.equal(rows().length, 100)
  t.equal(again.place.seq, 100)
  session.db.close()
})

t.test('a step that fails is taken whole the next time', async t => {
  const { session, rows, append } = openSession()
  append(10)
  session.db.exec(`CREATE TRIGGER full BEFORE INSERT ON history_reading WHEN new.tie = 11
    BEGIN SELECT raise(ABORT, 'full'); END`)
  t.throws(() => session.history.step(100), /full/)
  t.equal(rows().length, 0)
  session.db.exec('DROP TRIGGER full')
  session.history.step(100)
  t.equal(rows().length, 10)
  t.equal(session.db.prepare('SELECT count(*) AS n FROM history_device').get()?.n, 10)
  session.db.close()
})

t.test('what is older than the time kept goes by whole hours, in bounded steps', async t => {
  const { session, append } = openSession()
  append(30)
  session.history.step(1_000)
  session.db.exec('UPDATE history_reading SET device = 1 + device % 3, at = (tie - 3) * 300000')
  const oldest = () => session.db.prepare('SELECT min(at) AS at, count(*) AS n FROM history_reading').get()
  const keep = (now: number) => {
    const rollups = openRollups(session.db)
    const retention = openHistoryRetention({ db: session.db, rollups, keepMs: HOUR })
    const more = retention.step(now, 2)
    t.ok(Number(oldest()?.n) >= 28, 'a step removes no more than it is told')
    while (retention.step(now, 2));
    return more
  }
  t.ok(keep(2 * HOUR - 1), 'there is more to do')
  t.same({ ...oldest() }, { at: 0, n: 30 }, 'an hour that is not wholly too old is kept')
  keep(2 * HOUR)
  t.same({ ...oldest() }, { at: HOUR, n: 24 }, 'one that is goes')
  session.db.close()
})

t.test('a round of removing is due with the time that passed in the flow, not with each step', async t => {
  const { session, append } = openSession()
  append(3)
  session.history.step(1_000)
  session.db.exec('UPDATE history_reading SET at = 0')
  const count = () => session.db.prepare('SELECT count(*) AS n FROM history_reading').get()?.n
  const rollups = openRollups(session.db)
  const retention = openHistoryRetention({ db: session.db, rollups, keepMs: DAY })
  const end = DAY + HOUR
  while (retention.step(end - 1, 100));
  t.equal(count(), 3)
  while (retention.step(end - 1 + 10 * MINUTE - 1, 100));
  t.equal(count(), 3, 'not due yet')
  while (retention.step(end - 1 + 10 * MINUTE, 100));
  t.equal(count(), 0)
  session.db.close()
})
