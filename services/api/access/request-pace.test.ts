import t from 'tap'
import { requestPace } from './request-pace.ts'

t.test('requests are counted per address, and afresh when the window is over', async t => {
  let now = 1_000
  const pace = new (requestPace(() => now))()
  const count = (address: string) => {
    let seen = {}
    pace.incr(
      address,
      (_error, window) => {
        seen = window
      },
      60_000,
    )
    return seen
  }
  t.same(count('a'), { current: 1, ttl: 60_000 })
  now += 20_000
  t.same(count('a'), { current: 2, ttl: 40_000 })
  t.same(count('b'), { current: 1, ttl: 60_000 })
  now += 39_999
  t.same(count('a'), { current: 3, ttl: 1 })
  now += 1
  t.same(count('a'), { current: 1, ttl: 60_000 })
})

t.test('beyond the limit of addresses, the one that was silent for longest starts afresh', async t => {
  const pace = new (requestPace(() => 0))()
  const count = (address: string) => {
    let seen = 0
    pace.incr(
      address,
      (_error, { current }) => {
        seen = current
      },
      60_000,
    )
    return seen
  }
  for (let i = 0; i < 5_000; i++) count(`${i}`)
  t.equal(count('0'), 2)
  t.equal(count('one more'), 1)
  t.equal(count('0'), 3)
  t.equal(count('1'), 1)
})
