import t from 'tap'
import { TURNED_AWAY_MAX, TurnedAway } from './turned-away.ts'

t.test('who comes again for the same reason is one row, the latest of all first', async t => {
  let now = 0
  const rows = new TurnedAway(() => ++now)
  rows.note('a', 'wrong-token', 'bin-1')
  rows.note('b', 'no-tls')
  rows.note('a', 'unknown-device', 'bin-1')
  rows.note('a', 'wrong-token', 'bin-1')
  t.match(rows.list(), [
    { address: 'a', name: 'bin-1', reason: 'wrong-token', count: 2, lastAt: 4 },
    { reason: 'unknown-device', count: 1 },
    { address: 'b', name: undefined, reason: 'no-tls', lastAt: 2 },
  ])
})

t.test('who was let in has nothing wrong with it any more; what said no name stays', async t => {
  const rows = new TurnedAway(() => 1)
  rows.note('a', 'wrong-token', 'bin-1')
  rows.note('a', 'wrong-token', 'bin-2')
  rows.note('a', 'no-tls')
  rows.letIn('bin-1')
  t.same(
    rows.list().map(({ name }) => name),
    [undefined, 'bin-2'],
  )
})

t.test('whoever knocks under a thousand names takes the room of the quietest alone', async t => {
  const rows = new TurnedAway(() => 1)
  for (let n = 0; n <= TURNED_AWAY_MAX; n++) rows.note(`${n}`, 'no-tls')
  t.equal(rows.list().length, TURNED_AWAY_MAX)
  t.equal(rows.list()[0]?.address, `${TURNED_AWAY_MAX}`)
  t.equal(rows.list().at(-1)?.address, '1')
})
