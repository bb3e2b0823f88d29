import t from 'tap'
import type { WireZone } from '../../../services/api/wire/place.ts'
import { zonePath } from './zone-path.ts'

const zone = (id: string, within?: string) =>
  ({ id, name: { en: `E ${id}`, zh: `中 ${id}` }, within }) as WireZone
const zh = (zones: readonly WireZone[], id: string) => zonePath(zones, id).map(name => name.zh)

t.test('a place is named from the outermost zone to the one where it is', async t => {
  t.same(zh([zone('u2', 'b3'), zone('b3', 'grid'), zone('grid')], 'u2'), ['中 grid', '中 b3', '中 u2'])
})

t.test('a zone that nobody described is called by its id', async t => {
  t.same(zh([], 'gate'), ['gate'])
  t.same(zh([zone('u2', 'gone')], 'u2'), ['gone', '中 u2'])
  t.same(zh([], ''), [])
})

t.test('zones that lie in each other end all the same', async t => {
  t.ok(zh([zone('a', 'b'), zone('b', 'a')], 'a').length <= 8)
})
