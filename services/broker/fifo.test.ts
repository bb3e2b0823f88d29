import t from 'tap'
import { Fifo } from './fifo.ts'

t.test('what goes in comes out in the same order, however it is mixed', async t => {
  const fifo = new Fifo<number>()
  const model: number[] = []
  for (let n = 0; n < 5_000; n++) {
    // Grows past every threshold, shrinks to nothing, and grows again.
    const grows = Math.floor(n / 700) % 2 === 0 || n % 3 === 0
    if (grows) {
      fifo.push(n)
      model.push(n)
    } else if (fifo.shift() !== model.shift()) t.fail(`${n}: another one came out`)
    if (fifo.length !== model.length || fifo.at(0) !== model[0] || fifo.at(3) !== model[3]) t.fail(`at ${n}`)
  }
  t.ok(model.length > 64)
  while (model.length > 0) t.equal(fifo.shift(), model.shift())
  t.equal(fifo.shift(), undefined)
  t.equal(fifo.length, 0)
})
