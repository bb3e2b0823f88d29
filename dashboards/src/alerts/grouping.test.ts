import t from 'tap'
import { type Grouping, groupIn, type Item, itemsOf } from './grouping.ts'
import { sampleAlert } from './sample-alert.ts'

const nothing: ReadonlySet<string> = new Set()
const by = (grouping: Grouping, folded = nothing, unfolded = nothing) => ({
  ...{ grouping, folded, unfolded },
  groupOf: (alert: Parameters<typeof groupIn>[1]) => groupIn(grouping, alert),
  nameOf: (group: string) => group,
})
const shown = (items: readonly Item[]) =>
  items.map(item => (item.type === 'head' ? `# ${item.group} ${item.count}` : item.key))
const alone = (id: string, change: Parameters<typeof sampleAlert>[0] = {}) =>
  sampleAlert({ id, group: id, ...change })

const rows = [
  alone('s-4', { zone: 'gate-2', severity: 'low' }),
  alone('s-3', { zone: 'gate-1', group: 's-1' }),
  alone('s-2', { zone: 'gate-1', severity: 'critical' }),
  alone('s-1', { zone: 'gate-1' }),
]

t.test('alerts that people hear of as one are one line, in the place of the newest of them', async t => {
  const items = itemsOf(rows, by('none'))
  t.same(shown(items), ['s-4', 's-1', 's-2'])
  t.match(items[1], { members: [{ id: 's-3' }], unfolded: false })
})

t.test('a line that is unfolded shows its members below it', async t => {
  const items = itemsOf(rows, by('none', nothing, new Set(['s-1'])))
  t.same(shown(items), ['s-4', 's-1', 's-3', 's-2'])
  t.match(items[2], { isMember: true })
})

t.test(
  'where the one that explains the others is not in the list, the newest of them stands for it',
  async t => {
    const items = itemsOf([alone('s-9', { group: 's-0' }), alone('s-8', { group: 's-0' })], by('none'))
    t.same(shown(items), ['s-9'])
  },
)

t.test(
  'groups stand in the order of their names, severities from the worst, each with its count',
  async t => {
    t.same(shown(itemsOf(rows, by('zone'))), [
      '# riverside/gate-1 3',
      's-1',
      's-2',
      '# riverside/gate-2 1',
      's-4',
    ])
    t.same(
      shown(itemsOf(rows, by('severity'))).filter(line => line.startsWith('#')),
      ['# critical 1', '# high 2', '# low 1'],
    )
  },
)

t.test('of a folded group the head alone is shown, and counts on', async t => {
  t.same(shown(itemsOf(rows, by('zone', new Set(['riverside/gate-1'])))), [
    '# riverside/gate-1 3',
    '# riverside/gate-2 1',
    's-4',
  ])
})
