import t from 'tap'
import { UnclaimedList } from './unclaimed.ts'

const message = { topic: 'bins/7', payload: Buffer.from('x'.repeat(50)) }
const said = (address: string, name = 'Bin') => ({
  ...{ what: 'said' as const, address, fields: {}, about: { name, model: name } },
})

t.test('names are cut and a message too, so that a waiting device takes no more than its room', async t => {
  const list = new UnclaimedList({ devicesMax: 10, payloadBytesMax: 20 })
  list.note('yard', said('7', 'B'.repeat(500)), message, 0)
  const [waiting] = list.list()
  t.same(
    [waiting?.name?.length, waiting?.model?.length, waiting?.payload.length, waiting?.topic],
    [100, 100, 20, 'bins/7'],
  )
})

t.test('what no registration could name does not wait', async t => {
  const list = new UnclaimedList({ devicesMax: 10, payloadBytesMax: 20 })
  list.note('yard', said('a'.repeat(200)), message, 0)
  list.note('yard', said('a'.repeat(201)), message, 0)
  t.equal(list.list().length, 1)
})

t.test('a name that was told once stays when a later message tells none', async t => {
  const list = new UnclaimedList({ devicesMax: 10, payloadBytesMax: 20 })
  list.note('yard', said('7'), message, 0)
  list.note('yard', { what: 'event', address: '7', event: 'join' }, message, 5)
  t.match(list.list(), [{ name: 'Bin', count: 2, firstAt: 0, lastAt: 5 }])
})
