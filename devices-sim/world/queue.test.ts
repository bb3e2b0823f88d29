import fc from 'fast-check'
import t from 'tap'
import { Queue } from './queue.ts'

t.test(
  'what is put in comes out by its time, and in the order of putting in where times are equal',
  async t => {
    const ordered = () =>
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 0, max: 20 })), times => {
          const queue = new Queue<number>()
          times.forEach((at, index) => {
            queue.push(at, index)
          })
          const out: [number, number][] = []
          for (let one = queue.pop(); one; one = queue.pop()) out.push([one.at, one.item])
          const expected = times.map((at, index) => [at, index] as [number, number])
          expected.sort((a, b) => a[0] - b[0] || a[1] - b[1])
          return JSON.stringify(out) === JSON.stringify(expected)
        }),
        { seed: 1 },
      )
    t.doesNotThrow(ordered)
  },
)

t.test('an empty queue has nothing next', async t => {
  const queue = new Queue<string>()
  t.equal(queue.pop(), undefined)
  t.equal(queue.nextAt, undefined)
  queue.push(5, 'a')
  t.equal(queue.nextAt, 5)
  t.equal(queue.size, 1)
})
