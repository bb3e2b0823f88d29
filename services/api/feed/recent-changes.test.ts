import t from 'tap'
import type { CommittedBatch } from '../../journal/journal.ts'
import { raised } from '../testing/samples.ts'
import { RecentChanges } from './recent-changes.ts'

/** One entry and so many changes. */
const batch = (first: number, changes: number): CommittedBatch => ({
  first,
  last: first + changes,
  entries: [{ site: 'site-1', now: 0, input: { type: 'tick' } }],
  changes: Array.from({ length: changes }, (_, i) => raised(`a-${first + 1 + i}`)),
})

const seqs = (recent: RecentChanges, after: number) => recent.after(after)?.map(({ seq }) => seq)

t.test('a change has the number that the journal gave it', async t => {
  const recent = new RecentChanges(10, 100)
  recent.add(batch(11, 2))
  t.equal(recent.head, 13)
  t.same(seqs(recent, 10), [12, 13])
  t.same(seqs(recent, 12), [13])
  t.same(seqs(recent, 13), [])
  t.equal(seqs(recent, 9), undefined, 'what was before it began is not known here')
})

t.test('it holds as many as its limit, and says when it does not reach back', async t => {
  const recent = new RecentChanges(0, 4)
  recent.add(batch(1, 4))
  t.same(seqs(recent, 0), [2, 3, 4, 5], 'at the limit')
  recent.add(batch(6, 1))
  t.equal(seqs(recent, 0), undefined)
  t.same(seqs(recent, 2), [3, 4, 5, 7])
})

t.test('an announcement that comes twice changes nothing; a gap empties it', async t => {
  const recent = new RecentChanges(0, 100)
  recent.add(batch(1, 1))
  recent.add(batch(1, 1))
  t.same(seqs(recent, 0), [2])
  recent.add(batch(9, 1))
  t.equal(seqs(recent, 2), undefined, 'what lies between is in the log alone')
  t.same(seqs(recent, 8), [10])
})
