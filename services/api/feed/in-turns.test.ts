import t from 'tap'
import { InTurns } from './in-turns.ts'

t.test('some are done at once, the others in order after the event loop has had its turn', async t => {
  const done: number[] = []
  const over = new Promise<void>(resolve => {
    new InTurns([1, 2, 3, 4, 5], 2, item => done.push(item)).run(() => resolve())
  })
  t.same(done, [1, 2])
  await new Promise(setImmediate)
  t.same(done, [1, 2, 3, 4])
  await over
  t.same(done, [1, 2, 3, 4, 5])
})

t.test('where there are few, the end is told at once', t => {
  let busyMs = -1
  new InTurns([1], 2, () => {}).run(ms => {
    busyMs = ms
  })
  t.ok(busyMs >= 0)
  t.end()
})

t.test('who left meanwhile is passed over, and after a stop nobody is gone to', async t => {
  const clients = new Set([1, 2, 3, 4])
  const done: number[] = []
  const round = new InTurns(clients, 1, item => done.push(item))
  round.run(() => t.fail('it was stopped'))
  clients.delete(2)
  await new Promise(setImmediate)
  round.stop()
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  t.same(done, [1, 3])
})
