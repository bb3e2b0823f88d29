import t from 'tap'
import { kindList } from '../kinds/kinds.ts'
import type { Rule, RuleOverride } from '../model/rule.ts'
import { orderAt, orderSentence } from './rule-order.ts'
import { figureFault } from './sense/figure-fault.ts'

const rules = kindList.flatMap(kind => kind.rules.map(rule => ({ kind, rule })))
const smoke = rules.find(({ rule }) => rule.id === 'charger-smoke')?.rule as Rule
const device = { id: 'ch-1', site: 'demo', zone: 'east' }
const site = { site: 'demo' }

const asked: [title: string, overrides: RuleOverride[], expected: string | undefined][] = [
  ['nobody asks', [], undefined],
  ['asked for everywhere', [{ scope: {}, order: 'cut-off' }], 'cut-off'],
  ['asked for on another site', [{ scope: { site: 'shady' }, order: 'cut-off' }], undefined],
  [
    'taken back for the device',
    [
      { scope: {}, order: 'cut-off' },
      { scope: { device: 'ch-1' }, order: null },
    ],
    undefined,
  ],
  [
    'asked for on the site, not here alone',
    [
      { scope: {}, order: null },
      { scope: site, order: 'cut-off' },
    ],
    'cut-off',
  ],
  [
    'figures of the device say nothing of it',
    [
      { scope: site, order: 'cut-off' },
      { scope: { device: 'ch-1' }, settings: {} },
    ],
    'cut-off',
  ],
  ['one that the rule may not give', [{ scope: {}, order: 'reset' }], undefined],
]
for (const [title, overrides, expected] of asked) {
  t.test(`${title}: ${expected ?? 'nothing'}`, async t => {
    t.equal(orderAt(smoke, { rule: smoke.id, version: 1, overrides }, device), expected)
  })
}

t.test('what a rule may order, its kind has, takes nothing, and is done as well twice', async t => {
  for (const { kind, rule } of rules) {
    for (const name of rule.mayOrder ?? []) {
      const order = kind.orders?.[name]
      t.match(order, { idempotent: true }, `${rule.id} ${name}`)
      t.notOk(Object.values(order?.parameters ?? {}).some(({ optional }) => !optional))
      t.ok(
        rule.levels.some(({ severity }) => severity === 'critical'),
        `${rule.id} can be critical`,
      )
    }
  }
})

t.test('what the rule may not order is refused where it is set', async t => {
  t.equal(figureFault(smoke, { scope: {}, order: 'reset' })?.code, 'ORDER_UNKNOWN')
  t.equal(figureFault(smoke, { scope: {}, order: 'cut-off' }), undefined)
})

t.test('it is said in a sentence', async t => {
  const kind = kindList.find(one => one.kind === 'ev-charger')
  t.match(orderSentence({ scope: {}, order: 'cut-off' }, kind)?.zh, '断电')
  t.equal(orderSentence({ scope: {} }, kind), undefined)
})
