import t from 'tap'
import { covers } from '../decode/topic-filter.ts'
import type { Via } from '../sources/source.ts'
import { filtersFor } from './filters.ts'

const yard: Via = { bridge: 'yard' }
const source = (filters: readonly string[], more: { readonly isOn?: boolean; readonly via?: Via } = {}) => ({
  ...{ via: yard, isOn: true, filters },
  ...more,
})

t.test('filters are those of the sources of the bridge that are switched on, each once', async t => {
  const sources = [
    source(['b/+', 'a']),
    source(['a', 'c']),
    source(['off'], { isOn: false }),
    source(['elsewhere'], { via: { bridge: 'other' } }),
    source(['door'], { via: { gateway: 'gw-1' } }),
  ]
  t.same(filtersFor('yard', sources), ['a', 'b/+', 'c'])
})

t.test(
  'a filter within another is not subscribed to beside it, or its messages would come twice',
  async t => {
    t.same(filtersFor('yard', [source(['a/b', 'a/#', 'a/+/c', 'b/+/c'])]), ['a/#', 'b/+/c'])
    t.same(filtersFor('yard', [source(['a/+', '+/b'])]), ['+/b', 'a/+'], 'these lie across each other')
  },
)

const pairs: [wide: string, narrow: string, does: boolean][] = [
  ['a/#', 'a/b/c', true],
  ['a/#', 'a', true],
  ['a/#', 'a/+/#', true],
  ['#', 'a/+', true],
  ['#', '$SYS/broker', false],
  ['+/b', 'a/b', true],
  ['a/+', 'a/#', false],
  ['a/b', 'a/+', false],
  ['a/+/c', 'a/b', false],
  ['a/+', 'a/b/c', false],
]
for (const [wide, narrow, does] of pairs)
  t.test(`${wide} ${does ? 'covers' : 'does not cover'} ${narrow}`, async t => {
    t.equal(covers(wide, narrow), does)
  })
