import t from 'tap'
import { formerEndsAt, inForce, newToken, rotated, used } from './device-token.ts'
import { HOUR, MINUTE } from './time.ts'

const first = { current: newToken('a', 0) }

t.test('without an overlap the former token ends at once', async t => {
  t.same(rotated(first, 'b', 10, { ms: 0 }), { current: newToken('b', 10) })
  t.same(rotated(undefined, 'b', 10, { ms: HOUR }), { current: newToken('b', 10) })
})

t.test('a former token is good to the last millisecond of its overlap, and no longer', async t => {
  const both = rotated(first, 'b', 10, { ms: HOUR })
  t.equal(inForce(both, 10 + HOUR - 1).former?.hash, 'a')
  t.equal(inForce(both, 10 + HOUR).former, undefined)
})

t.test('it ends early once the new one was used for as long as was asked', async t => {
  const both = rotated(first, 'b', 0, { ms: 10 * HOUR, endsAfterUseMs: 30 * MINUTE })
  t.equal(formerEndsAt(both), 10 * HOUR, 'nobody used the new one yet')
  t.equal(formerEndsAt(used(both, 'a', HOUR)), 10 * HOUR, 'use of the former says nothing')
  const inUse = used(both, 'b', HOUR)
  t.equal(inForce(inUse, HOUR + 30 * MINUTE - 1).former?.hash, 'a')
  t.equal(inForce(inUse, HOUR + 30 * MINUTE).former, undefined)
  t.equal(formerEndsAt(used(both, 'b', 9.9 * HOUR)), 10 * HOUR, 'never later than the overlap')
})

t.test('there are never three: of a second rotation the one goes that no device ever used', async t => {
  const overlap = { ms: HOUR }
  const lost = rotated(rotated(used(first, 'a', 1), 'b', 2, overlap), 'c', 3, overlap)
  t.same([lost.current.hash, lost.former?.hash, lost.former?.endsAt], ['c', 'a', 3 + HOUR])
  const taken = rotated(used(rotated(first, 'b', 2, overlap), 'b', 3), 'c', 4, overlap)
  t.same([taken.current.hash, taken.former?.hash], ['c', 'b'])
})

t.test('use is noted to the hour, so that a device that comes back each minute writes nothing', async t => {
  const once = used(first, 'a', 5)
  t.match(once.current, { firstUsedAt: 5, lastUsedAt: 5 })
  t.equal(used(once, 'a', 5 + HOUR - 1), once)
  t.match(used(once, 'a', 5 + HOUR).current, { firstUsedAt: 5, lastUsedAt: 5 + HOUR })
  t.equal(used(first, 'z', 5), first)
})
