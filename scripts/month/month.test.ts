import t from 'tap'
import { ownRules } from '../../services/domain/community/about.ts'
import { allRules, kindList } from '../../services/domain/kinds/kinds.ts'
import { expectations, notJudged } from './expectations.ts'
import { liveMonth } from './month.ts'
import { EVENTS_MIN, failuresOf, loadOf, mistakesOf, tableOf, unprovenOf } from './report.ts'
import { residents } from './site.ts'

t.test('every kind of device that there is lives in the community', async t => {
  const living = new Set(residents(100).map(({ kind }) => kind.kind))
  t.same(
    kindList.map(({ kind }) => kind).filter(kind => !living.has(kind)),
    [],
  )
})

t.test(
  'of every alert it is said what in the world it answers to, or why a month cannot judge it',
  async t => {
    const owing = new Set(expectations.filter(({ must }) => must.length > 0).map(({ rule }) => rule))
    const ids = [...allRules, ...ownRules].map(({ id }) => id)
    t.same(
      ids.filter(id => owing.has(id) === id in notJudged),
      [],
    )
  },
)

t.test('in a week something happens for every rule, and it says so', async t => {
  const seed = 12
  t.comment(`seed ${seed}`)
  const { verdicts } = liveMonth({ devices: 60, days: 7, haste: 1, seed })
  t.same(
    verdicts.filter(({ expected, missed }) => expected <= missed.length).map(({ rule }) => rule),
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
