import t from 'tap'
import { type Filter, filterOf, isNarrowed, matches, queryOf } from './filter.ts'
import { sampleAlert } from './sample-alert.ts'

const everything: Filter = {
  view: 'history',
  severity: ['critical', 'low'],
  condition: 'cleared',
  handling: ['new', 'on-site'],
  kind: 'smart-bin',
  zone: 'gate:1',
  held: true,
}

t.test('a filter survives its way through the address', async t => {
  t.same(filterOf(queryOf(everything)), everything)
  t.equal(queryOf(filterOf('')), '')
})

t.test('the plain address shows what still needs somebody', async t => {
  const shown = matches(filterOf(''))
  t.ok(shown(sampleAlert({ handling: 'new' })))
  t.ok(shown(sampleAlert({ handling: 'on-site', condition: 'cleared' })))
  t.notOk(shown(sampleAlert({ handling: 'resolved' })))
  t.ok(matches(filterOf('?view=history'))(sampleAlert({ handling: 'resolved' })))
})

t.test('what is held back from people is shown to those who ask for it', async t => {
  const held = { suppressed: { reason: 'parent', by: 's-1', since: '2026-05-01T12:00:00.000Z' } } as const
  t.notOk(matches(filterOf(''))(sampleAlert(held)))
  t.notOk(matches(filterOf('?view=history'))(sampleAlert(held)))
  t.ok(matches(filterOf('?held=shown'))(sampleAlert(held)))
  t.ok(matches(filterOf('?held=shown'))(sampleAlert()))
})

t.test('each part of the filter narrows by itself', async t => {
  const parts: [string, Parameters<typeof sampleAlert>[0]][] = [
    ['?severity=critical,low', { severity: 'medium' }],
    ['?condition=active', { condition: 'cleared' }],
    ['?handling=new', { handling: 'assigned' }],
    ['?kind=wristband', { deviceKind: 'smart-bin' }],
    ['?zone=gate-2', { zone: 'gate-1' }],
  ]
  for (const [query, other] of parts) {
    t.notOk(matches(filterOf(query))(sampleAlert(other)), query)
    t.ok(isNarrowed(filterOf(query)), query)
  }
  t.notOk(isNarrowed(filterOf('?view=history')))
})

t.test('words that mean nothing are left out of the filter', async t => {
  t.same(filterOf('?severity=terrible,high&condition=odd&view=x&handling='), {
    view: 'open',
    severity: ['high'],
    handling: [],
    held: false,
  })
})
