import t from 'tap'
import type { Journal } from '../journal/journal.ts'
import { openMemoryJournal } from '../journal/memory.ts'
import { CommitMeter } from './commit-meter.ts'

/** A journal that commits when it is told to. */
function handJournal() {
  const answers: { commit: () => void; refuse: () => void }[] = []
  const append: Journal['append'] = () =>
    new Promise<never>((resolve, reject) =>
      answers.push({ commit: resolve as () => void, refuse: () => reject(new Error('full')) }),
    )
  return { journal: { append }, answers }
}
const batch = (rows: number) => ({
  entries: Array.from({ length: rows }, () => ({ site: 's', now: 0, input: { type: 'tick' as const } })),
  changes: [],
})

t.test('a commit is heard of with its time and its rows, and the slowest shows once', async t => {
  const clock = { ms: 0 }
  const meter = new CommitMeter(() => clock.ms)
  const { journal, answers } = handJournal()
  const heard: unknown[] = []
  meter.listen(commit => heard.push(commit))
  const appended = meter.around(journal).append(batch(3))
  clock.ms = 250
  answers[0]?.commit()
  await appended
  t.same(heard, [{ ms: 250, rows: 3 }])
  t.ok(Math.abs(meter.takeP99Ms() - 250) < 1)
  t.equal(meter.takeP99Ms(), 0, 'what was told is told')
})

t.test('a commit that never comes shows by its age, until it comes or fails', async t => {
  const clock = { ms: 0 }
  const meter = new CommitMeter(() => clock.ms)
  const { journal, answers } = handJournal()
  const around = meter.around(journal)
  t.equal(meter.waitingMs, 0)
  const first = around.append(batch(1))
  clock.ms = 40_000
  const second = around.append(batch(1))
  t.equal(meter.waitingMs, 40_000)
  t.equal(meter.takeP99Ms(), 40_000)
  answers[0]?.refuse()
  await t.rejects(first, { message: 'full' })
  clock.ms = 41_000
  t.equal(meter.waitingMs, 1_000, 'the second')
  answers[1]?.commit()
  await second
  t.equal(meter.waitingMs, 0)
})

t.test('a batch of nothing is no commit', async t => {
  const meter = new CommitMeter(() => 0)
  const heard: unknown[] = []
  meter.listen(commit => heard.push(commit))
  await meter.around(openMemoryJournal()).append({ entries: [], changes: [] })
  t.same(heard, [])
})
