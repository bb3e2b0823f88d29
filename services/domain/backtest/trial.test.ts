import t from 'tap'
import { defaultPolicy } from '../community/state.ts'
import { smokeConfirmed } from '../kinds/ev-charger/smoke-confirmed.ts'
import { allRules, kindList } from '../kinds/kinds.ts'
import { isZoneRule, type Rule } from '../model/rule.ts'
import { sideOf, trialBook, whyNotTried } from './trial.ts'

const rule = allRules.find(({ id }) => id === 'bin-full') as Rule
const tuning = { rule: rule.id, version: 3, overrides: [] }

t.test('the rule as it stands goes by another name beside the draft, with its own figures', async t => {
  const { rules, book } = trialBook(
    { draft: { rule, tuning }, present: { rule, tuning } },
    kindList,
    defaultPolicy,
  )
  t.same([...rules.tunings.keys()].map(sideOf), ['draft', 'present'])
  t.same(
    [...rules.tunings].map(([id, of]) => of.rule === id),
    [true, true],
  )
  const bin = { id: 'b', kind: 'smart-bin', site: 's', zone: 'z', name: 'B' }
  t.same(
    book.programFor(bin, rules).rules.map(({ rule }) => sideOf(rule.id)),
    ['draft', 'present'],
  )
})

t.test('every rule of a kind that reports can be tried, one of no such kind cannot', async t => {
  for (const known of allRules.filter(each => !isZoneRule(each))) {
    t.equal(whyNotTried(known, kindList), undefined, known.id)
  }
  t.equal(whyNotTried(smokeConfirmed, kindList), 'several-devices')
  t.equal(whyNotTried({ ...rule, kind: 'zone' }, kindList), 'kind-without-readings')
})
