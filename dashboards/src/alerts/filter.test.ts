import t from 'tap'
import { type Filter, filterOf, isNarrowed, type Known, matches, plainly, queryOf } from './filter.ts'
import { sampleAlert } from './sample-alert.ts'

const everything: Filter = {
  view: 'history',
  severity: ['critical', 'low'],
  condition: 'cleared',
  handling: ['new', 'on-site'],
  kind: 'smart-bin',
  site: 'riverside',
  zone: 'gate:1',
  rule: 'bin-full',
  device: 'bin-1',
  assignee: 'mine',
  text: '东门 & 1',
  held: true,
}
const wang: Known = { username: 'wang', wordsOf: ({ id, zone }) => `${id} ${zone} 东门垃圾桶` }
const shows = (query: string) => matches(filterOf(query), wang)

t.test('a filter survives its way through the address', async t => {
  t.same(filterOf(queryOf(everything)), everything)
  t.equal(queryOf(filterOf('')), '')
})

t.test('the plain address shows what still needs somebody', async t => {
  const shown = shows('')
  t.ok(shown(sampleAlert({ handling: 'new' })))
  t.ok(shown(sampleAlert({ handling: 'on-site', condition: 'cleared' })))
  t.notOk(shown(sampleAlert({ handling: 'resolved' })))
  t.ok(shows('?view=history')(sampleAlert({ handling: 'resolved' })))
})

t.test('somebody is needed for their own, and for what nobody has taken up', async t => {
  const shown = shows('?view=needs-me')
  t.ok(shown(sampleAlert({ handling: 'new' })))
  t.ok(shown(sampleAlert({ handling: 'assigned', assignee: 'wang' })))
  t.notOk(shown(sampleAlert({ handling: 'assigned', assignee: 'li' })))
  t.notOk(shown(sampleAlert({ handling: 'acknowledged', assignee: null })))
  t.notOk(shown(sampleAlert({ handling: 'resolved', assignee: 'wang' })))
  t.notOk(
    shown(sampleAlert({ handling: 'assigned', assignee: 'wang', pausedUntil: '2026-05-01T12:00:00.000Z' })),
  )
})

t.test('what is held back from people is shown to those who ask for it', async t => {
  const held = { suppressed: { reason: 'parent', by: 's-1', since: '2026-05-01T12:00:00.000Z' } } as const
  t.notOk(shows('')(sampleAlert(held)))
  t.notOk(shows('?view=history')(sampleAlert(held)))
  t.ok(shows('?held=shown')(sampleAlert(held)))
  t.ok(shows('?held=shown')(sampleAlert()))
})

t.test('each part of the filter narrows by itself', async t => {
  const parts: [string, Parameters<typeof sampleAlert>[0]][] = [
    ['?severity=critical,low', { severity: 'medium' }],
    ['?condition=active', { condition: 'cleared' }],
    ['?handling=new', { handling: 'assigned' }],
    ['?kind=wristband', { deviceKind: 'smart-bin' }],
    ['?site=hillside', { site: 'riverside' }],
    ['?zone=gate-2', { zone: 'gate-1' }],
    ['?rule=bin-fire', { rule: 'bin-full' }],
    ['?device=bin-2', { deviceId: 'bin-1' }],
    ['?assignee=mine', { assignee: 'li' }],
    ['?assignee=li', { assignee: null }],
    ['?q=gate-2', { zone: 'gate-1' }],
  ]
  for (const [query, other] of parts) {
    t.notOk(shows(query)(sampleAlert(other)), query)
    t.ok(isNarrowed(filterOf(query)), query)
  }
  t.notOk(isNarrowed(filterOf('?view=history')))
})

t.test('a search finds by number, place and name, in small letters or capitals', async t => {
  for (const text of ['RIVERSIDE-1', 'Gate', '东门'])
    t.ok(shows(`?q=${encodeURIComponent(text)}`)(sampleAlert()), text)
  t.ok(shows('?assignee=mine')(sampleAlert({ assignee: 'wang' })))
})

t.test('words that mean nothing are left out of the filter', async t => {
  t.same(filterOf('?severity=terrible,high&condition=odd&view=x&handling=&q=%20'), {
    ...plainly('open'),
    severity: ['high'],
  })
})
