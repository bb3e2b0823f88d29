import t from 'tap'
import { serverClock } from './clock.ts'

t.test('ages follow the server, whatever this computer believes', async t => {
  let local = 1_000_000
  const clock = serverClock(() => local)
  clock.hear(5_000)
  t.equal(clock.now(), 5_000)
  local += 250
  t.equal(clock.now(), 5_250, 'it goes on between two words of the server')
})

t.test('an event moves the clock forward, never back', async t => {
  const clock = serverClock(() => 0)
  clock.hear(1_000)
  clock.atLeast(4_000)
  t.equal(clock.now(), 4_000)
  clock.atLeast(2_000)
  t.equal(clock.now(), 4_000)
  clock.hear(3_000)
  t.equal(clock.now(), 3_000, 'the word of the server itself counts more')
})
