import t from 'tap'
import { addToPools, forgetPools, newestOf, POOLS_MAX, type Pools, timesOf, totalOf } from './pools.ts'

const poolsOf = (count: number, windowMs = count): Pools => {
  const pools: Pools = []
  for (let i = 1; i <= count; i++) addToPools(pools, i, i, windowMs)
  return pools
}
const sumTo = (n: number) => (n * (n + 1)) / 2

t.test('nothing that was put together is lost: least, greatest, sum and count stay exact', async t => {
  for (const count of [1, POOLS_MAX, POOLS_MAX + 1, POOLS_MAX + 2, 10_000]) {
    const pools = poolsOf(count)
    t.same(totalOf(pools), { min: 1, max: count, sum: sumTo(count), count }, `${count}`)
    t.ok([...timesOf(pools)].length <= POOLS_MAX)
    t.equal(newestOf(pools), count)
  }
})

t.test('up to the limit each value goes at its own time', async t => {
  const pools = poolsOf(POOLS_MAX)
  forgetPools(pools, 50)
  t.same(totalOf(pools), {
    min: 51,
    max: POOLS_MAX,
    sum: sumTo(POOLS_MAX) - sumTo(50),
    count: POOLS_MAX - 50,
  })
  t.equal(totalOf(pools, 60).count, POOLS_MAX - 60)
})

t.test('what was put together goes together, when the youngest of it is old', async t => {
  const pools = poolsOf(POOLS_MAX + 1, 80) // two milliseconds are close, three are not
  forgetPools(pools, 2)
  t.equal(totalOf(pools).count, POOLS_MAX + 1)
  forgetPools(pools, 3)
  t.equal(totalOf(pools).count, POOLS_MAX + 1 - 3)
})

t.test('however many there were, no pool spans more than a fortieth of the window', async t => {
  const times = [...timesOf(poolsOf(10_000))]
  t.ok(times.length > 40, `${times.length} pools`)
  t.same(
    times.filter((at, i) => i > 0 && at - (times[i - 1] as number) > 10_000 / 40 + 1),
    [],
  )
})

t.test('of nothing the sum and the count are none', async t => {
  t.match(totalOf([]), { sum: 0, count: 0 })
})
