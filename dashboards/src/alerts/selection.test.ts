import t from 'tap'
import { type AlertItem, groupIn, itemsOf } from './grouping.ts'
import { sampleAlert } from './sample-alert.ts'
import { allOf, extended, NOTHING_CHOSEN, toggled } from './selection.ts'

const rows = ['s-5', 's-4', 's-3', 's-2', 's-1'].map(id =>
  sampleAlert({ id, group: id === 's-2' ? 's-4' : id }),
)
const items = itemsOf(rows, {
  ...{ grouping: 'none', folded: new Set(), unfolded: new Set() },
  groupOf: alert => groupIn('none', alert),
  nameOf: group => group,
})
const [five, four, three, one] = items as [AlertItem, AlertItem, AlertItem, AlertItem]
const chosen = ({ ids }: typeof NOTHING_CHOSEN) => [...ids].sort()

t.test('a line is chosen and let go, with all that it stands for', async t => {
  const both = toggled(NOTHING_CHOSEN, four)
  t.same(chosen(both), ['s-2', 's-4'])
  t.same(chosen(toggled(both, four)), [])
})

t.test('a range goes from the last line that was chosen, up or down, and adds to what is', async t => {
  const from = toggled(toggled(NOTHING_CHOSEN, one), four)
  t.same(chosen(extended(from, items, three)), ['s-1', 's-2', 's-3', 's-4'])
  t.same(chosen(extended(from, items, five)), ['s-1', 's-2', 's-4', 's-5'])
})

t.test('without a beginning in the list a range is the one line', async t => {
  t.same(chosen(extended(NOTHING_CHOSEN, items, three)), ['s-3'])
  t.same(chosen(extended({ ids: new Set(), from: 's-99' }, items, three)), ['s-3'])
})

t.test('all are all, those that are folded away too', async t => {
  t.equal(allOf(items).ids.size, 5)
})
