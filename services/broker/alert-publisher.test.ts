import { pino } from 'pino'
import t, { type Test } from 'tap'
import { openMemoryJournal } from '../journal/memory.ts'
import { batchOf, changeOf } from '../journal/testing/samples.ts'
import { TestTimers } from '../runtime/testing/test-timers.ts'
import { ALERTS_CURSOR, AlertPublisher } from './alert-publisher.ts'

/** A publisher over a journal, and what it published, by the numbers of the events. */
function rig(t: Test, journal = openMemoryJournal()) {
  const timers = new TestTimers(0)
  const published: number[] = []
  const waiting: { resolve(): void; reject(error: Error): void }[] = []
  const state = { holding: false, failing: false }
  const publisher = new AlertPublisher({
    journal,
    timers,
    log: pino({ level: 'silent' }),
    publish: ({ event: { n } }) => {
      published.push(n)
      if (state.failing) return Promise.reject(new Error('the disk is full'))
      if (!state.holding) return Promise.resolve()
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
  })
  const commit = async (...ns: number[]) => {
    const batch = await journal.append({ entries: batchOf(1).entries, changes: ns.map(n => changeOf(n)) })
    publisher.committed(batch)
    return batch.last
  }
  const cursorIs = async (seq: number) => {
    while ((await journal.cursor(ALERTS_CURSOR)) !== seq) await new Promise(setImmediate)
    t.pass(`the cursor is ${seq}`)
  }
  return { journal, timers, published, waiting, state, publisher, commit, cursorIs }
}

/** Everything that follows from what was done without any time passing has happened. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate)
}

t.test('an event is published as it is committed, and the cursor follows a quarter second later', async t => {
  const { publisher, commit, published, timers, journal, cursorIs } = rig(t)
  await publisher.start()
  const last = await commit(1, 2)
  t.same(published, [1, 2], 'in the same turn')
  await settled()
  timers.passTo(249)
  await settled()
  t.equal(await journal.cursor(ALERTS_CURSOR), 0)
  timers.passTo(250)
  await cursorIs(last)
})

t.test('the cursor never passes what is not yet kept for everyone', async t => {
  const { publisher, commit, state, waiting, timers, journal, cursorIs } = rig(t)
  await publisher.start()
  const first = await commit(1)
  state.holding = true
  await commit(2)
  const last = await commit(3)
  // The third is kept before the second.
  waiting[1]?.resolve()
  await settled()
  timers.passTo(1_000)
  await cursorIs(first)
  waiting[0]?.resolve()
  await settled()
  timers.passTo(2_000)
  await cursorIs(last)
  t.equal(publisher.lag, 0)
  t.equal(await journal.head(), last)
})

t.test('what was committed and not published before the end is published after the next start', async t => {
  const before = rig(t)
  await before.publisher.start()
  await before.commit(1)
  await settled()
  await before.publisher.stop()
  await before.commit(2)
  await before.commit(3)
  t.same(before.published, [1], 'after its stop it publishes nothing more')
  const after = rig(t, before.journal)
  await after.publisher.start()
  t.same(after.published, [2, 3])
  await after.commit(4)
  t.same(after.published, [2, 3, 4])
})

t.test('without a stop it is published again rather than never', async t => {
  const before = rig(t)
  await before.publisher.start()
  await before.commit(1)
  const after = rig(t, before.journal)
  await after.publisher.start()
  t.same(after.published, [1])
})

t.test('more than a page is published in order, and what is committed meanwhile after it, once', async t => {
  const { publisher, commit, published, journal } = rig(t)
  const expected = Array.from({ length: 1_201 }, (_, i) => i + 1)
  for (let n = 1; n <= 1_200; n += 1) await journal.append({ entries: [], changes: [changeOf(n)] })
  const started = publisher.start()
  await commit(1_201)
  await started
  t.same(published, expected)
})

t.test('after a failure it goes on from the last event that is kept, and loses none', async t => {
  const { publisher, commit, published, state, timers, journal, cursorIs } = rig(t)
  await publisher.start()
  await commit(1)
  await settled()
  state.failing = true
  await commit(2)
  await settled()
  await commit(3)
  t.same(published, [1, 2], 'it waits')
  state.failing = false
  timers.passTo(999)
  await settled()
  t.same(published, [1, 2])
  timers.passTo(1_000)
  await settled()
  t.same(published, [1, 2, 2, 3])
  await commit(4)
  t.same(published, [1, 2, 2, 3, 4])
  await settled()
  timers.passTo(2_000)
  await cursorIs(await journal.head())
})

t.test('commits without an event move the cursor too, so that the log can be pruned, but seldom', async t => {
  const { publisher, commit, timers, journal, cursorIs } = rig(t)
  await publisher.start()
  await commit()
  const last = await commit()
  await settled()
  timers.passTo(9_999)
  await settled()
  t.equal(await journal.cursor(ALERTS_CURSOR), 0)
  timers.passTo(10_000)
  await cursorIs(last)
})

t.test('a cursor that cannot be moved stops nothing', async t => {
  const { journal, publisher, commit, published, timers, cursorIs } = rig(t)
  const { moveCursor } = journal
  journal.moveCursor = () => Promise.reject(new Error('the disk is full'))
  await publisher.start()
  await commit(1)
  await settled()
  timers.passTo(250)
  await settled()
  journal.moveCursor = moveCursor
  const last = await commit(2)
  await settled()
  timers.passTo(500)
  await cursorIs(last)
  t.same(published, [1, 2])
})

t.test('what is held back from people is said nowhere, and the cursor goes past it', async t => {
  const { publisher, journal, published, cursorIs, timers } = rig(t)
  const suppressed = { reason: 'flood', by: 'riverside', since: 1 } as const
  const changes = [
    changeOf(1, null, { suppressed, announced: false }),
    changeOf(2, null, { announced: false }),
    changeOf(3, null, { suppressed }),
  ]
  await publisher.start()
  publisher.committed(await journal.append({ entries: [], changes }))
  await settled()
  t.same(published, [2], 'live')
  timers.passTo(60_000)
  await cursorIs(3)
  await publisher.stop()
  const later = rig(t, journal)
  await journal.append({ entries: [], changes })
  await later.publisher.start()
  t.same(later.published, [2], 'and from the log')
  await later.publisher.stop()
})
