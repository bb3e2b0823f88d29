import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { expiryTimer, type Timer } from './timer.ts'
import { TimerQueue } from './timer-queue.ts'

const timer = fc
  .record({
    fireAt: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5_000 })),
    due: fc.integer({ min: 0, max: 3 }),
    alert: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ fireAt, due, alert }): Timer => ({ ...expiryTimer(`a${alert}`, due), fireAt }))

const words = ({ fireAt, due, key }: Timer) => `${fireAt} ${due} ${key}`
function drained(queue: TimerQueue): string[] {
  const all: string[] = []
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) all.push(words(next))
  return all
}

t.test('entries fire by their time, then by when they came due, then by their key', async t => {
  fc.assert(
    fc.property(fc.array(timer), fc.array(timer), fc.nat(20), (first, second, between) => {
      const queue = new TimerQueue(first)
      for (const entry of second) queue.push(entry)
      const inOrder = queue.toArray().map(words)
      if (queue.size !== inOrder.length) throw new Error(`${queue.size} are counted`)
      if (queue.peek() !== undefined && words(queue.peek() as Timer) !== inOrder[0])
        throw new Error('not the first')
      const early = Array.from({ length: between }, () => queue.pop()).flatMap(entry => entry ?? [])
      for (const entry of early) queue.push(entry)
      const fired = drained(queue)
      if (fired.join() !== inOrder.join()) throw new Error(`${fired} is not ${inOrder}`)
    }),
    { seed: testSeed },
  )
  const key = (n: number, alert: string) => ({ ...expiryTimer(alert, n), fireAt: 5 })
  t.same(drained(new TimerQueue([key(2, 'b'), key(2, 'a'), key(1, 'c')])), [
    '5 1 expire/c',
    '5 2 expire/a',
    '5 2 expire/b',
  ])
})
