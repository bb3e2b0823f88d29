import t from 'tap'
import type { AlertChange } from '../domain/model/alert.ts'
import type { Batch, CommittedBatch, Entry } from '../journal/journal.ts'
import { CommitQueue, GATHERED_MAX, LOAD_FROM } from './commit-queue.ts'
import { resultOf } from './result.ts'

const entry: Entry = { site: 's', now: 1, input: { type: 'tick' } }
const change = {} as AlertChange

/** A queue whose turns, whose waiting and whose commits are in the hands of the test. */
function open() {
  const turns: (() => void)[] = []
  const lingering = new Set<() => void>()
  const commits: { readonly size: number; readonly done: (batch: CommittedBatch) => void; batch: Batch }[] =
    []
  const queue = new CommitQueue({
    append: batch => new Promise(done => commits.push({ size: batch.entries.length, done, batch })),
    answer: (done, consequence, committed) => done(resultOf(consequence, committed)),
    onCommitted: () => {},
    onFailed: () => {},
    soon: flush => turns.push(flush),
    later: flush => {
      lingering.add(flush)
      return () => lingering.delete(flush)
    },
  })
  const settled: number[] = []
  let added = 0
  const add = (count: number, changes: readonly AlertChange[] = []) => {
    for (let i = 0; i < count; i++) {
      const n = ++added
      queue.add(entry, { changes }, () => settled.push(n))
    }
  }
  const turn = () => {
    for (const flush of turns.splice(0)) flush()
  }
  const commit = async () => {
    const { done, batch } = commits[commits.length - 1] as (typeof commits)[number]
    done({ ...batch, first: 1, last: 1 })
    await new Promise(setImmediate)
  }
  return {
    queue,
    add,
    turn,
    commit,
    commits,
    lingering,
    settled,
    sizes: () => commits.map(({ size }) => size),
  }
}

/** After a batch as large as under load. */
async function underLoad() {
  const bench = open()
  bench.add(LOAD_FROM)
  bench.turn()
  await bench.commit()
  return bench
}

t.test('a reading that comes alone is committed at the end of its turn', async t => {
  const { add, turn, commit, sizes, lingering } = open()
  for (let n = 0; n < 3; n++) {
    add(LOAD_FROM - 1)
    turn()
    await commit()
  }
  t.same(sizes(), [LOAD_FROM - 1, LOAD_FROM - 1, LOAD_FROM - 1])
  t.equal(lingering.size, 0)
})

t.test('under load readings gather until their time is over', async t => {
  const { add, turn, sizes, lingering } = await underLoad()
  add(1)
  turn()
  add(1)
  turn()
  t.same(sizes(), [LOAD_FROM])
  t.equal(lingering.size, 1)
  for (const flush of lingering) flush()
  t.same(sizes(), [LOAD_FROM, 2])
})

t.test('one that carries an alert waits for nothing and takes along what has gathered', async t => {
  const { add, turn, sizes, lingering, settled, commit } = await underLoad()
  add(2)
  add(1, [change])
  turn()
  t.same(sizes(), [LOAD_FROM, 3])
  t.equal(lingering.size, 0, 'and nobody wakes up for what is gone')
  await commit()
  t.equal(settled.length, LOAD_FROM + 3)
})

t.test('enough for a commit does not wait for its time', async t => {
  const { add, turn, sizes } = await underLoad()
  add(GATHERED_MAX - 1)
  turn()
  t.same(sizes(), [LOAD_FROM])
  add(1)
  turn()
  t.same(sizes(), [LOAD_FROM, GATHERED_MAX])
})

t.test('who waits for the end of it does not wait for more to come', async t => {
  const { queue, add, turn, commit, sizes } = await underLoad()
  add(1)
  const drained = queue.drained()
  turn()
  t.same(sizes(), [LOAD_FROM, 1])
  add(5)
  await commit()
  turn()
  t.same(sizes(), [LOAD_FROM, 1, 5])
  await commit()
  await drained
  t.equal(queue.waiting, 0)
})
