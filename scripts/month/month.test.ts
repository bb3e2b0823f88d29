import t from 'tap'
import { allRules } from '../../services/domain/kinds/kinds.ts'
import { expectations } from './expectations.ts'
import { liveMonth } from './month.ts'
import { EVENTS_MIN, failuresOf, loadOf, mistakesOf, tableOf, unprovenOf } from './report.ts'

t.test('every rule of what lives in a community is judged', async t => {
  const judged = new Set(expectations.map(({ rule }) => rule))
  const rules = allRules.filter(({ kind }) => kind !== 'server').map(({ id }) => id)
  t.same(
    rules.filter(rule => !judged.has(rule)),
    [],
  )
})

t.test('two busy days of a hundred devices: every rule does what it promises', async t => {
  const seed = 12
  t.comment(`seed ${seed}`)
  const month = liveMonth({ devices: 100, days: 2, haste: 4, seed })
  t.same([...failuresOf(month), ...mistakesOf(month)], [])
  const happened = month.verdicts.filter(({ expected }) => expected > 0)
  t.ok(happened.length > 15, `${happened.length} rules had something to say`)
  for (const rule of ['sos', 'fall', 'offline', 'fire-lane-blocked', 'not-worn'])
    t.ok(
      happened.some(verdict => verdict.rule === rule),
      rule,
    )
  t.equal(
    tableOf(month).length,
    1 + month.verdicts.length,
    'a rule of which nothing happened has its line, too',
  )
  const isProven = (rule: string) => !unprovenOf(month).some(line => line.startsWith(`${rule}: `))
  for (const { rule, expected } of month.verdicts) t.equal(isProven(rule), expected >= EVENTS_MIN, rule)
  t.match(loadOf(month)[0], /alerts, \d+ of them held back/)
})

t.test('the same seed is the same month', async t => {
  const told = () => {
    const { lives, messages } = liveMonth({ devices: 20, days: 1, haste: 10, seed: 3 })
    return JSON.stringify([messages, lives])
  }
  t.equal(told(), told())
})
