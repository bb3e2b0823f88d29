import t from 'tap'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { byName, firstOf, grouped } from './grouping.ts'

const device = (name: string, zone: string): WireDevice => ({
  ...{ id: name, name, zone, kind: 'smart-bin', site: 's' },
  ...{ online: true, lastSeenAt: null, values: {} },
})
const namesIn = (groups: ReturnType<typeof grouped>) =>
  groups.map(({ key, devices, count }) => [key, devices.map(({ name }) => name).join(), count])

const list = [device('Bin 10', 'west'), device('Bin 9', 'west'), device('Bin 1', 'east')]

t.test('groups stand in the order of their keys, devices as people count', async t => {
  t.same(namesIn(grouped(byName(list), 'zone')), [
    ['east', 'Bin 1', 1],
    ['west', 'Bin 9,Bin 10', 2],
  ])
})

t.test('of the first devices a group that is cut still says how many it has', async t => {
  const groups = grouped(byName(list), 'zone')
  t.same(namesIn(firstOf(groups, 1)), [['east', 'Bin 1', 1]])
  t.same(namesIn(firstOf(groups, 2)), [
    ['east', 'Bin 1', 1],
    ['west', 'Bin 9', 2],
  ])
  t.same(namesIn(firstOf(groups, 3)), namesIn(groups))
})
