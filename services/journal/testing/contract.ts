import t from 'tap'
import type { Check, JournalUnderTest } from './contract-check.ts'
import { dropping } from './contract-dropping.ts'
import { batchOf, changeOf, entriesOf, snapshotOf } from './samples.ts'

/** What every implementation of the journal promises. `open` gives an empty one. */
export function journalContract(name: string, open: () => Promise<JournalUnderTest>): void {
  for (const [title, check] of Object.entries(promises)) {
    t.test(`${name}: ${title}`, async t => {
      const opened = await open()
      try {
        await check(t, opened)
      } finally {
        await opened.close()
      }
    })
  }
}

const promises: Record<string, Check> = {
  'numbers follow each other over entries and changes': async (t, { journal }) => {
    const first = await journal.append(batchOf(2, 1))
    t.same([first.first, first.last], [1, 3])
    const second = await journal.append(batchOf(1, 2))
    t.same([second.first, second.last], [4, 6])
    t.equal(await journal.head(), 6)
    t.same(await journal.read(0, 100), [first, second], 'a batch is read as it was committed')
  },

  'an empty log has number 0, no batch, no snapshot': async (t, { journal }) => {
    t.equal(await journal.head(), 0)
    t.equal(await journal.oldest(), 0)
    t.same(await journal.read(0, 10), [])
    t.same(await journal.readChanges(0, 10), [])
    t.equal(await journal.latestSnapshot(), undefined)
  },

  'an empty batch takes no number and is not written': async (t, { journal }) => {
    await journal.append(batchOf(1))
    const empty = await journal.append(batchOf(0))
    t.same([empty.first, empty.last], [2, 1])
    t.equal((await journal.read(0, 10)).length, 1)
    t.equal((await journal.append(batchOf(1))).first, 2)
  },

  'appends are committed and answered in the order of the calls': async (t, { journal }) => {
    const answered: number[] = []
    const all = Array.from({ length: 50 }, (_, i) =>
      journal.append(batchOf((i % 3) + 1)).then(({ first }) => answered.push(first)),
    )
    await Promise.all(all)
    t.same(
      answered,
      [...answered].sort((a, b) => a - b),
    )
    const read = await journal.read(0, 1_000)
    t.same(
      read.map(({ first }) => first),
      answered,
    )
  },

  'whatever the words and however large, a batch comes back as it was': async (t, { journal }) => {
    const note = '火警 🔥 "quoted" \u0000 \u2028 '
    const batch = { entries: entriesOf(500), changes: [changeOf(1, note.repeat(500))] }
    await journal.append(batch)
    const [read] = await journal.read(0, 1)
    t.same(read?.entries, batch.entries)
    t.same(read?.changes, batch.changes)
  },

  'reading goes on after a number and gives at least one batch': async (t, { journal }) => {
    for (let i = 0; i < 5; i += 1) await journal.append(batchOf(10))
    t.same(lasts(await journal.read(0, 25)), [10, 20], 'no more entries than asked for')
    t.same(lasts(await journal.read(20, 1)), [30], 'a batch larger than that comes whole')
    t.same(lasts(await journal.read(15, 1)), [20], 'a number inside a batch gives that batch')
    t.same(lasts(await journal.read(50, 10)), [])
  },

  'alert events are read by their own numbers, in order, to the limit': async (t, { journal }) => {
    await journal.append(batchOf(3, 2))
    await journal.append(batchOf(4))
    await journal.append(batchOf(1, 3))
    const seqs = async (after: number, limit: number) =>
      (await journal.readChanges(after, limit)).map(({ seq }) => seq)
    t.same(await seqs(0, 100), [4, 5, 11, 12, 13])
    t.same(await seqs(4, 2), [5, 11])
    t.same(await seqs(13, 2), [])
    const [batch] = await journal.read(9, 1)
    t.same(await journal.readChanges(10, 1), [{ seq: 11, change: batch?.changes[0] }])
  },

  'a fresh log is one branch from its beginning': async (t, { journal }) => {
    const [branch, ...others] = await journal.lineage()
    t.match(branch, { id: /^\w+$/, after: 0 })
    t.same(others, [])
  },

  'a new branch begins at the head under an id of its own, and the numbers go on': async (t, { journal }) => {
    const [first] = await journal.lineage()
    await journal.append(batchOf(3))
    await journal.branchOff()
    await journal.append(batchOf(1))
    await journal.prune(4)
    await journal.branchOff()
    const lineage = await journal.lineage()
    t.same(
      lineage.map(({ after }) => after),
      [0, 3, 4],
    )
    t.same(lineage[0], first)
    t.equal(new Set(lineage.map(({ id }) => id)).size, 3)
    t.equal((await journal.append(batchOf(1))).first, 5)
  },

  'a cursor begins at 0, moves forward alone, each by its name': async (t, { journal }) => {
    t.equal(await journal.cursor('influx'), 0)
    await journal.moveCursor('influx', 7)
    await journal.moveCursor('influx', 5)
    t.equal(await journal.cursor('influx'), 7)
    t.equal(await journal.cursor('other'), 0)
  },

  'the newest snapshot is found, the newest two are kept': async (t, { journal }) => {
    for (const seq of [1, 3, 2]) await journal.saveSnapshot(snapshotOf(seq, 1_000))
    const latest = await journal.latestSnapshot()
    t.same(latest, snapshotOf(3, 1_000))
    t.ok(latest?.body instanceof Uint8Array)
  },

  'a snapshot of many parts comes back byte by byte': async (t, { journal }) => {
    await journal.saveSnapshot(snapshotOf(9, 1_500_000))
    const latest = await journal.latestSnapshot()
    t.ok(latest && Buffer.compare(latest.body, snapshotOf(9, 1_500_000).body) === 0)
  },

  'pruning removes whole batches, tells from where the log is whole, and keeps the numbers': async (
    t,
    { journal },
  ) => {
    for (let i = 0; i < 4; i += 1) await journal.append(batchOf(9, 1))
    await journal.prune(25)
    t.equal(await journal.oldest(), 20, 'the batch around 25 is still whole')
    t.same(lasts(await journal.read(0, 1_000)), [30, 40])
    t.same(
      (await journal.readChanges(0, 10)).map(({ seq }) => seq),
      [30, 40],
    )
    await journal.prune(40)
    t.equal(await journal.oldest(), 40)
    t.equal(await journal.head(), 40)
    t.equal((await journal.append(batchOf(1))).first, 41)
  },

  ...dropping,

  'after a failed append nothing of it is there and none succeeds until recovery': async (t, opened) => {
    const { journal } = opened
    await journal.append(batchOf(1))
    opened.fail()
    await t.rejects(journal.append(batchOf(2, 1)), { code: 'JOURNAL_FAILED' })
    await t.rejects(journal.recover(), 'it cannot recover while appends would fail')
    opened.mend()
    await t.rejects(journal.append(batchOf(1)), { code: 'JOURNAL_FAILED' }, 'mended is not recovered')
    t.same(lasts(await journal.read(0, 100)), [1])
    t.same(await journal.readChanges(0, 100), [])
    await journal.recover()
    t.equal((await journal.append(batchOf(1))).first, 2)
    t.equal(await journal.head(), 2)
  },

  'an append that was under way when another failed fails with it': async (t, opened) => {
    const { journal } = opened
    opened.fail()
    const outcomes = await Promise.allSettled([journal.append(batchOf(1)), journal.append(batchOf(1))])
    t.same(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
    opened.mend()
    await journal.recover()
    t.equal(await journal.head(), 0)
  },

  'recovering what did not fail changes nothing': async (t, { journal }) => {
    await journal.append(batchOf(1))
    await journal.recover()
    t.equal((await journal.append(batchOf(1))).first, 2)
  },

  'after closing everything rejects': async (t, { journal }) => {
    await journal.close()
    await t.rejects(journal.append(batchOf(1)), { code: 'STORAGE_CLOSED' })
    await t.rejects(journal.head(), { code: 'STORAGE_CLOSED' })
    await journal.close()
  },
}

const lasts = (batches: readonly { last: number }[]): number[] => batches.map(({ last }) => last)
