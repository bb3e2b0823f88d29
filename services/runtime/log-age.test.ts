import t from 'tap'
import { openMemoryJournal } from '../journal/memory.ts'
import { lastBefore } from './log-age.ts'

t.test('the log is asked for what is older than a time, wherever it begins', async t => {
  const journal = openMemoryJournal()
  t.equal(await lastBefore(journal, 1_000), 0)
  for (let i = 1; i <= 40; i++) {
    const entry = { site: 's', now: i * 10, input: { type: 'tick' } } as const
    await journal.append({ entries: Array.from({ length: (i % 3) + 1 }, () => entry), changes: [] })
  }
  const lasts = (await journal.read(0, 1_000)).map(({ last }) => last)
  for (const from of [0, 7, 30]) {
    await journal.prune(lasts[from - 1] ?? 0)
    for (let i = from; i <= 40; i++) t.equal(await lastBefore(journal, i * 10 + 1), lasts[i - 1] ?? 0)
    t.equal(await lastBefore(journal, 1), lasts[from - 1] ?? 0, 'what is gone is older')
  }
})
