import t from 'tap'
import { Load } from './load.ts'

/** Full, as far as bins go, at two messages or a hundred bytes. */
const limits = { inFlightMax: 2, inFlightBytesMax: 100, inFlightReserve: 1, inFlightReserveBytes: 50 }

t.test('it is full at either limit and not before', async t => {
  const load = new Load(limits)
  load.add(10)
  t.equal(load.isFullFor(false), false)
  load.add(10)
  t.equal(load.isFullFor(false), true)
  load.remove(10)
  load.add(89)
  t.equal(load.isFullFor(false), true)
  load.remove(89)
  load.remove(10)
  load.add(99)
  t.equal(load.isFullFor(false), false)
  load.add(1)
  t.equal(load.isFullFor(false), true)
})

t.test('above the limit there is room for those that a life may hang on, up to the reserve', async t => {
  const load = new Load(limits)
  load.add(10)
  load.add(10)
  t.equal(load.isFullFor(true), false)
  load.add(10)
  t.equal(load.isFullFor(true), true)
  load.remove(10)
  load.add(129)
  load.remove(10)
  t.equal(load.messages, 2)
  t.equal(load.isFullFor(true), false)
  load.remove(10)
  load.add(21)
  t.equal(load.isFullFor(true), true)
})

t.test('those that a life may hang on are woken before all others, who came first', async t => {
  const load = new Load(limits)
  const woken: string[] = []
  for (let i = 0; i < 3; i++) load.add(10)
  load.whenRoom(() => woken.push('bin'), false)
  load.whenRoom(() => woken.push('band'), true)
  load.remove(10)
  t.same(woken, ['band'])
  load.remove(10)
  t.same(woken, ['band', 'bin'])
})

t.test('one that is gone is not woken', async t => {
  const load = new Load(limits)
  for (let i = 0; i < 3; i++) load.add(10)
  const woken: string[] = []
  const gone = () => woken.push('gone')
  load.whenRoom(gone, true)
  load.whenRoom(gone, false)
  load.whenRoom(() => woken.push('another'), false)
  load.forget(gone)
  for (let i = 0; i < 3; i++) load.remove(10)
  t.same(woken, ['another'])
})

t.test('those that wait are woken in their order until it is full again', async t => {
  const load = new Load({ ...limits, inFlightMax: 1 })
  const woken: string[] = []
  const waiter = (name: string) => () => {
    woken.push(name)
    load.add(1)
  }
  load.add(1)
  const first = waiter('first')
  load.whenRoom(first, false)
  load.whenRoom(first, false)
  load.whenRoom(waiter('second'), false)
  load.remove(1)
  t.same(woken, ['first'])
  load.remove(1)
  t.same(woken, ['first', 'second'])
})

t.test('a stop ends when the last one held is answered', async t => {
  const load = new Load({ ...limits, inFlightMax: 10 })
  load.add(1)
  load.add(1)
  let stopped = false
  const stopping = load.stop().then(() => {
    stopped = true
  })
  t.equal(load.isFullFor(false), true)
  load.remove(1)
  await Promise.resolve()
  t.equal(stopped, false)
  load.remove(1)
  await stopping
  await load.stop()
})

t.test('who waits is woken when an eighth is free, to be read chunk by chunk', async t => {
  const load = new Load({ ...limits, inFlightMax: 16, inFlightBytesMax: 1_000 })
  for (let i = 0; i < 16; i++) load.add(10)
  let isWoken = false
  load.whenRoom(() => {
    isWoken = true
  }, false)
  load.remove(10)
  load.remove(10)
  t.equal(isWoken, false)
  load.remove(10)
  t.equal(isWoken, true)
})

t.test('nobody overtakes those that wait, and whoever is woken has its turn', async t => {
  const load = new Load({ ...limits, inFlightMax: 8 })
  for (let i = 0; i < 8; i++) load.add(1)
  const turns: boolean[] = []
  for (let i = 0; i < 2; i++)
    load.whenRoom(() => {
      turns.push(load.isFullFor(false))
      load.add(1)
    }, false)
  load.remove(1)
  t.same(turns, [], 'there is room, but hardly')
  t.equal(load.isFullFor(false), true, 'also for whoever came later')
  t.equal(load.isFullFor(true), false, 'none of those that go first waits')
  load.remove(1)
  t.same(turns, [false, false])
  load.remove(1)
  t.equal(load.isFullFor(false), false, 'nobody waits any more')
})
