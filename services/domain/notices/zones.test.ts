import t from 'tap'
import { text } from '../model/text.ts'
import { around, isWithin } from './zones.ts'

const zone = (id: string, within?: string) =>
  [id, { id, sort: 'area' as const, name: text(id, id), ...(within && { within }) }] as const

const zones = new Map([
  zone('grid-1'),
  zone('b3', 'grid-1'),
  zone('b3-u2', 'b3'),
  zone('x', 'y'),
  zone('y', 'x'),
])

t.test('a unit lies in its building and in the grid of that', async t => {
  t.same(around(zones, 'b3-u2'), ['b3-u2', 'b3', 'grid-1'])
  t.ok(isWithin(zones, 'b3-u2', ['grid-1']))
  t.notOk(isWithin(zones, 'grid-1', ['b3-u2']), 'and not the other way round')
})

t.test('a zone that nobody described is itself alone', async t => {
  t.same(around(zones, 'gate'), ['gate'])
  t.ok(isWithin(zones, 'gate', ['gate', 'b3']))
  t.notOk(isWithin(zones, 'gate', ['b3']))
})

t.test('no zones at all are the whole site', async t => {
  t.ok(isWithin(zones, 'gate', []))
})

t.test('zones that lie in each other end', async t => {
  t.same(around(zones, 'x'), ['x', 'y'])
})
