import t from 'tap'
import { leaseFor } from './lease.ts'

const kept = (tab: string, until: number) => JSON.stringify({ tab, until })

t.test('of several tabs one has the lease until it runs out', async t => {
  const first = leaseFor('a', null, 1_000)
  t.match(first, { tab: 'a' })
  const until = first?.until ?? 0
  t.equal(leaseFor('b', kept('a', until), until - 1), undefined)
  t.match(leaseFor('b', kept('a', until), until), { tab: 'b' })
  t.match(leaseFor('a', kept('a', until), until - 1), { tab: 'a' }, 'its own is renewed')
})

t.test('what is no lease, or one from the far future, binds nobody', async t => {
  for (const odd of ['', 'x', '{}', 'null', kept('b', 9e15)]) t.match(leaseFor('a', odd, 1_000), { tab: 'a' })
})
