import t from 'tap'
import type { Device } from '../domain/model/device.ts'
import { DeviceIndex } from './device-index.ts'

const device = (id: string, site: string, gateway?: string): Device => ({
  ...{ id, site, kind: 'smart-bin', zone: 'east', name: id },
  ...(gateway !== undefined && { gateway }),
})

t.test('a site is there from its first device to its last', async t => {
  const index = new DeviceIndex()
  const [one, two] = [device('a', 'north'), device('b', 'north')]
  t.notOk(index.hasSite('north'))
  for (const added of [one, two, device('c', 'south')]) index.add(added)
  t.same([...index.sites()], ['north', 'south'])
  index.remove(one)
  t.ok(index.hasSite('north'), 'one is left')
  index.remove(two)
  t.notOk(index.hasSite('north'))
})

t.test('those behind a gateway are found, and no others', async t => {
  const index = new DeviceIndex()
  for (const added of [device('a', 'north', 'g1'), device('b', 'north', 'g2'), device('c', 'north')])
    index.add(added)
  t.same([...index.behind('g1')], ['a'])
  index.remove(device('a', 'north', 'g1'))
  t.same([...index.behind('g1')], [])
  index.clear()
  t.same([...index.behind('g2')], [])
})

t.test('a device is found by what its source calls it, for as long as it does', async t => {
  const index = new DeviceIndex()
  const heard = { ...device('a', 'north'), origin: { source: 'yard', address: '7 b' } }
  index.add(heard)
  t.equal(index.heardAt('yard', '7 b'), 'a')
  t.equal(index.heardAt('court', '7 b'), undefined)
  index.remove(heard)
  t.equal(index.heardAt('yard', '7 b'), undefined)
})

t.test(
  'all that a source speaks for are found, and two may change places there one after the other',
  async t => {
    const index = new DeviceIndex()
    const heard = (id: string, address: string) => ({
      ...device(id, 'north'),
      origin: { source: 'yard', address },
    })
    index.add(heard('a', '1'))
    index.add(heard('b', '2'))
    index.remove(heard('a', '1'))
    index.add(heard('a', '2'))
    index.remove(heard('b', '2'))
    index.add(heard('b', '1'))
    t.same([index.heardAt('yard', '1'), index.heardAt('yard', '2')], ['b', 'a'])
    t.same([...index.of('yard')].sort(), ['a', 'b'])
    index.remove(heard('b', '1'))
    t.same([...index.of('yard')], ['a'])
  },
)
