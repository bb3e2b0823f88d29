import type { CommittedBatch, Dropped, Entry, Journal, Seq } from '../journal.ts'
import type { Check } from './contract-check.ts'
import { batchOf, entriesOf, snapshotOf } from './samples.ts'

/** What every journal promises of `dropEntries` and `bytesAfter`. */
export const dropping: Record<string, Check> = {
  'dropped entries are missing between the batches, the alert events keep their numbers': async (
    t,
    { journal },
  ) => {
    const third = await appendThree(journal)
    await keepSnapshotsAt(journal, 30, 40)
    const dropped = await dropAll(journal, 0, 1_000)
    t.equal(dropped.readings, 18 + 10)
    t.same(
      (await journal.read(0, 1_000)).map(({ first, last, entries }) => [first, last, entries.length]),
      [
        [19, 20, 0],
        [31, 40, 9],
      ],
      'the batch without alert events is gone, and nothing after the older snapshot',
    )
    t.same((await journal.read(20, 100))[0], third)
    t.same(
      (await journal.readChanges(0, 10)).map(({ seq }) => seq),
      [19, 20, 40],
    )
    t.equal(await journal.oldest(), 0, 'a cursor has missed nothing')
  },

  'entries are dropped in shares, from a number to a number, and every reading is counted once': async (
    t,
    { journal },
  ) => {
    await appendThree(journal)
    await keepSnapshotsAt(journal, 40, 41)
    const first = await journal.dropEntries(5, 20)
    t.ok(first.bytes > 0 && first.upTo === 20)
    t.equal(first.readings, 18)
    t.same(await journal.dropEntries(first.upTo, 25), { readings: 0, bytes: 0, upTo: 25 }, 'not half a batch')
    t.equal((await dropAll(journal, 0, 40)).readings, 10 + 9, 'what went before is not counted again')
  },

  'without a second snapshot nothing is dropped': async (t, { journal }) => {
    await appendThree(journal)
    await journal.saveSnapshot(snapshotOf(40, 10))
    t.equal((await journal.dropEntries(0, 40)).bytes, 0)
    t.equal((await journal.read(0, 1_000)).length, 3)
  },

  'a reading that was not kept is dropped and not counted as lost': async (t, { journal }) => {
    const [kept, repeated] = entriesOf(2) as [Entry, Entry]
    const started: Entry = { site: 'riverside', now: 1, input: { type: 'tick' } }
    const doubled: Entry = { ...repeated, acceptance: { standing: 'repeated', at: 1 } }
    await journal.append({ entries: [kept, doubled, started], changes: [] })
    await keepSnapshotsAt(journal, 3, 4)
    t.equal((await journal.dropEntries(0, 3)).readings, 1)
  },

  'numbers are not used again when the end of the log was dropped': async (t, { journal }) => {
    await journal.append(batchOf(10))
    await keepSnapshotsAt(journal, 10, 11)
    await dropAll(journal, 0, 10)
    t.same(await journal.read(0, 10), [])
    t.equal(await journal.head(), 10)
    t.equal((await journal.append(batchOf(1))).first, 11)
  },

  'the size of the log after a number falls with what is dropped': async (t, { journal }) => {
    for (let i = 0; i < 20; i += 1) await journal.append(batchOf(50))
    const whole = await journal.bytesAfter(0)
    const half = await journal.bytesAfter(500)
    t.ok(whole > 0 && Math.abs(half / whole - 0.5) < 0.05, `${half} of ${whole}`)
    t.equal(await journal.bytesAfter(1_000), 0)
    await keepSnapshotsAt(journal, 250, 1_000)
    const { bytes } = await dropAll(journal, 0, 1_000)
    const left = await journal.bytesAfter(0)
    t.ok(Math.abs(left + bytes - whole) < whole / 20, `${left} left and ${bytes} dropped of ${whole}`)
  },
}

/** Numbers 1–20 with two alert events, 21–30 without any, 31–40 with one. */
async function appendThree(journal: Journal): Promise<CommittedBatch> {
  await journal.append(batchOf(18, 2))
  await journal.append(batchOf(10))
  return journal.append(batchOf(9, 1))
}

/** The older one bounds what may be dropped. */
async function keepSnapshotsAt(journal: Journal, ...seqs: readonly Seq[]): Promise<void> {
  for (const seq of seqs) await journal.saveSnapshot(snapshotOf(seq, 10))
}

async function dropAll(journal: Journal, after: Seq, upTo: Seq): Promise<Dropped> {
  const sum = { readings: 0, bytes: 0, upTo: after }
  for (;;) {
    const { readings, bytes, upTo: place } = await journal.dropEntries(sum.upTo, upTo)
    sum.upTo = place
    if (bytes === 0) return sum
    sum.readings += readings
    sum.bytes += bytes
  }
}
