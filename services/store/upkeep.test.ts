import { join } from 'node:path'
import t from 'tap'
import { DAY } from '../domain/model/time.ts'
import type { Dropped } from '../journal/journal.ts'
import { packingOf } from '../journal/packing.ts'
import { batchOf } from '../journal/testing/samples.ts'
import { temporaryFolder } from './temporary.ts'
import { upkeep } from './upkeep.ts'
import { openWriteSession } from './write-session.ts'

/** A log of 300 batches of ten readings, none of them in the history yet. */
function openLong(keepReadings: boolean, historyBehindMax = 1_000_000) {
  const file = join(temporaryFolder(), 'linli.db')
  const session = openWriteSession({
    file,
    bytesMax: 0,
    lockWaitMsMax: 50,
    historyKeepMs: DAY,
    historyGatheredMax: 500,
  })
  const packing = packingOf([], 100)
  for (let i = 0; i < 300; i += 1) session.log.append(packing.packed(batchOf(10)))
  const count = (table: string) => Number(session.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)
  const passed: number[] = []
  const options = { keepReadings, historyBehindMax, isExhausted: () => false }
  return {
    work: upkeep({ ...options, session: () => session, passedOver: (_, count) => passed.push(count) }),
    passed,
    keepSnapshots(...seqs: readonly number[]) {
      for (const seq of seqs)
        session.snapshots.finish(seq, { seq, domainVersion: 1, checksum: '', body: new Uint8Array() })
    },
    batches: () => count('batch'),
    readings: () => count('history_reading'),
    close: () => session.db.close(),
  }
}

t.test('pruning waits for the history, goes in steps, and stops where it was told', async t => {
  const { work, batches, readings, close } = openLong(true)
  const step = work.pruning(2_500)
  t.ok(step())
  t.equal(batches(), 300, 'nothing goes before the history has it')
  while (step()) t.ok(readings() >= (300 - batches()) * 10, 'what is gone from the log is in the history')
  t.equal(batches(), 50)
  t.ok(readings() >= 2_500)
  close()
})

t.test('entries are dropped only when the history has them, some batches a step', async t => {
  const { work, batches, readings, keepSnapshots, close } = openLong(true)
  keepSnapshots(2_500, 3_000)
  const dropped: Dropped[] = []
  const step = work.dropping(0, Number.POSITIVE_INFINITY, what => dropped.push(what))
  t.ok(step())
  t.equal(batches(), 300, 'nothing goes before the history has it')
  while (step());
  t.ok(readings() >= 2_500)
  t.match(dropped, [{ readings: 1_000, upTo: 1_000 }])
  t.equal(batches(), 200)
  close()
})

t.test('without a history of its own pruning waits for nothing', async t => {
  const { work, batches, readings, close } = openLong(false)
  const step = work.pruning(3_000)
  t.ok(step())
  const left = batches()
  t.ok(left > 0 && left < 300, `${left} batches are left after one step`)
  while (step());
  t.equal(batches(), 0)
  t.equal(readings(), 0)
  t.equal(work.chores().length, 1, 'alerts grow old there too')
  close()
})

t.test('catching up ends when the history has what was asked for', async t => {
  const { work, readings, close } = openLong(true)
  const step = work.catchingUp(1_000)
  while (step());
  t.ok(readings() >= 1_000 && readings() < 3_000, `${readings()} readings`)
  close()
})

t.test('a history that trails too far passes over what is oldest, and tells how much', async t => {
  const within = openLong(true, 3_000)
  for (const step of within.work.chores()) while (step());
  t.same([within.passed, within.readings()], [[], 3_000], 'as far behind as it may be')
  within.close()

  const beyond = openLong(true, 2_999)
  for (const step of beyond.work.chores()) while (step());
  t.same(beyond.passed, [1_500], 'down to half of that, to the batch')
  t.equal(beyond.readings(), 1_500)
  beyond.close()
})
