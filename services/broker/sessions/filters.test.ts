import t from 'tap'
import { filterMatches } from '../../decode/topic-filter.ts'
import { FilterIndex } from './filters.ts'

/** The examples of MQTT 3.1.1, 4.7, and the borders between them. */
const table: [filter: string, topic: string, matches: boolean][] = [
  ['sport/tennis/#', 'sport/tennis', true],
  ['sport/tennis/#', 'sport/tennis/a/b', true],
  ['sport/tennis/#', 'sport/tennisx', false],
  ['#', 'a', true],
  ['#', '$SYS/a', false],
  ['+/a', '$SYS/a', false],
  ['$SYS/#', '$SYS/a', true],
  ['sport/+', 'sport', false],
  ['sport/+', 'sport/', true],
  ['sport/+', 'sport/a/b', false],
  ['+/+', '/finance', true],
  ['/+', '/finance', true],
  ['+', '/finance', false],
  ['a/b', 'a/b', true],
  ['a/b', 'a/B', false],
  ['a/b', 'a/b/c', false],
  ['a/b/c', 'a/b', false],
]
for (const [filter, topic, matches] of table) {
  t.test(`the filter ${filter} ${matches ? 'means' : 'does not mean'} ${topic}`, async t => {
    t.equal(filterMatches(filter, topic), matches)
    const index = new FilterIndex<string>()
    index.set(filter, 'one', 'a value')
    t.same([...index.matching(topic)], matches ? ['a value'] : [])
    index.delete(filter, 'another')
    t.same([...index.matching(topic)], matches ? ['a value'] : [])
    index.delete(filter, 'one')
    t.same([...index.matching(topic)], [])
  })
}
