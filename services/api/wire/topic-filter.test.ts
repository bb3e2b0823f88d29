import t from 'tap'
import { FILTER_CHARS_MAX, filterFault, topicFilters } from './topic-filter.ts'

t.test('a filter is what MQTT takes for one, and what is wrong with another is said', async t => {
  for (const good of ['a', '/', '#', '+', '+/+/#', 'a/+/b', '/a//b', '$share/a', 'a b/水', 'a/#'])
    t.equal(filterFault(good), undefined, good)
  for (const bad of ['a/#/b', '#/', 'a#', 'a/b#', '##']) t.match(filterFault(bad), /^# means/, bad)
  for (const bad of ['a/b+', '+a', '++', 'a/+b/c']) t.match(filterFault(bad), /^\+ means/, bad)
  t.match(filterFault('a/\0'), /^NUL/)
  t.match(filterFault('a/\ud800'), /no character/)
})

t.test(
  'the fault stands at the filter that has it: its wildcard, its length, that it stands there already',
  async t => {
    const faults = (...filters: readonly string[]) =>
      topicFilters(3)
        .safeParse(filters)
        .error?.issues.map(({ path }) => path.join('.'))
    t.equal(faults('a', 'b', 'x'.repeat(FILTER_CHARS_MAX)), undefined)
    t.same(faults('a', 'a/#/b'), ['1'])
    t.same(faults('a', 'b', 'a'), ['2'])
    t.same(faults('', 'x'.repeat(FILTER_CHARS_MAX + 1)), ['0', '1'])
    t.same(faults(), [''])
  },
)
