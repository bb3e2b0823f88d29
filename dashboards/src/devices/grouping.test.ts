import t from 'tap'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { byName, grouped, linesOf } from './grouping.ts'

const device = (name: string, zone: string): WireDevice => ({
  ...{ id: name, name, zone, kind: 'smart-bin', site: 's' },
  ...{ online: true, lastSeenAt: null, values: {} },
})
const namesIn = (groups: ReturnType<typeof grouped>) =>
  groups.map(({ key, devices }) => [key, devices.map(({ name }) => name).join()])

const list = [device('Bin 10', 'west'), device('Bin 9', 'west'), device('Bin 1', 'east')]

t.test('groups stand in the order of their keys, devices as people count', async t => {
  t.same(namesIn(grouped(byName(list), 'zone')), [
    ['s east', 'Bin 1'],
    ['s west', 'Bin 9,Bin 10'],
  ])
})

t.test('heads and devices stand below one another, the devices numbered over all groups', async t => {
  const lines = linesOf(grouped(byName(list), 'zone'))
  t.same(
    lines.map(line => ('head' in line ? line.head.key : `${line.n} ${line.device.name}`)),
    ['s east', '1 Bin 1', 's west', '2 Bin 9', '3 Bin 10'],
  )
})
