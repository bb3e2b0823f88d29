import t from 'tap'
import { Load } from './load.ts'

t.test('it is full at either limit and not before', async t => {
  const load = new Load({ inFlightMax: 2, inFlightBytesMax: 100 })
  load.add(10)
  t.equal(load.isFull, false)
  load.add(10)
  t.equal(load.isFull, true)
  load.remove(10)
  load.add(89)
  t.equal(load.isFull, true)
  load.remove(89)
  load.remove(10)
  load.add(99)
  t.equal(load.isFull, false)
  load.add(1)
  t.equal(load.isFull, true)
})

t.test('those that wait are woken in their order until it is full again', async t => {
  const load = new Load({ inFlightMax: 1, inFlightBytesMax: 100 })
  const woken: string[] = []
  const waiter = (name: string) => () => {
    woken.push(name)
    load.add(1)
  }
  load.add(1)
  const first = waiter('first')
  load.whenRoom(first)
  load.whenRoom(first)
  load.whenRoom(waiter('second'))
  load.remove(1)
  t.same(woken, ['first'])
  load.remove(1)
  t.same(woken, ['first', 'second'])
})

t.test('a stop ends when the last one held is answered', async t => {
  const load = new Load({ inFlightMax: 10, inFlightBytesMax: 100 })
  load.add(1)
  load.add(1)
  let stopped = false
  const stopping = load.stop().then(() => {
    stopped = true
  })
  t.equal(load.isFull, true)
  load.remove(1)
  await Promise.resolve()
  t.equal(stopped, false)
  load.remove(1)
  await stopping
  await load.stop()
})
