import t from 'tap'
import { any, atLeast } from '../model/condition.ts'
import type { ConditionSpec, Rule } from '../model/rule.ts'
import { text } from '../model/text.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import type { Shape } from '../rules/condition.ts'
import { shapes } from '../rules/conditions/shapes.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { binWarm, deletedRule, savedRule } from './testing/custom-rule.ts'
import { bin, book, reading, siteWith, started, T0, words } from './testing/site.ts'

/** A shape that fails while it is evaluated at a temperature above 90, or while it is compiled. */
const fault: Shape & { compileFails: boolean } = {
  compileFails: false,
  compile(_spec, compiler) {
    if (fault.compileFails) throw new Error('cannot be compiled')
    compiler.touches('temperatureC')
    return ({ values }) => {
      if (Number(values.temperatureC) > 90) throw new Error('cannot be evaluated')
      return Number(values.temperatureC) > 80
    }
  },
  describe: () => text('a fault', '故障'),
}
Object.assign(shapes, { fault })
const failing = { type: 'fault' } as unknown as ConditionSpec

const faulty: Rule = { ...binWarm, id: 'faulty', levels: [{ severity: 'low', when: any(failing) }] }
const other = { ...bin, id: 'other' }

function siteWithFault(): Community {
  const community = siteWith(bin, other)
  step(community, savedRule(faulty), T0)
  return community
}

const report = (community: Community, temperatureC: number, at: number, device = 'bin') =>
  step(community, reading(device, at, { temperatureC, fillPercent: 99 }), at)

t.test('a rule that fails is switched off for that device, once, and all others go on', async t => {
  const community = siteWithFault()
  const { changes, failures } = report(community, 95, T0 + SECOND)
  t.same(words(changes).sort(), ['raised bin-fire', 'raised bin-full', 'raised rule-failed'])
  t.match(failures, [{ deviceId: 'bin', rule: 'faulty', error: { message: 'cannot be evaluated' } }])
  t.match(community.alerts.get('s-3')?.alert, { severity: 'high', evidence: { sentence: { en: /faulty/ } } })
  const again = report(community, 96, T0 + MINUTE)
  t.same(
    words(again.changes).filter(each => /rule-failed/.test(each)),
    [],
  )
  t.equal(again.failures, undefined)
  t.ok(
    words(report(community, 85, T0 + MINUTE, 'other').changes).includes('raised faulty'),
    'on the other device it runs',
  )
})

t.test('what it had raised stays until somebody knows better', async t => {
  const community = siteWithFault()
  t.ok(words(report(community, 85, T0 + SECOND).changes).includes('raised faulty'))
  report(community, 95, T0 + MINUTE)
  const open = () =>
    [...community.alerts.values()]
      .filter(({ alert }) => alert.condition === 'active')
      .map(({ alert }) => alert.rule)
  t.ok(open().includes('faulty'))
  t.ok(open().includes('rule-failed'))
  const mended: Rule = {
    ...faulty,
    version: 2,
    levels: [{ severity: 'low', when: atLeast('temperatureC', 90) }],
  }
  const changes = words(step(community, savedRule(mended), T0 + 2 * MINUTE).changes)
  t.same(changes, ['commented faulty', 'cleared rule-failed'])
})

t.test('deleting what failed ends the alert about it', async t => {
  const community = siteWithFault()
  report(community, 95, T0 + SECOND)
  t.same(words(step(community, deletedRule('faulty', 2), T0 + MINUTE).changes), ['cleared rule-failed'])
})

t.test('two rules that fail on a device are one alert that names both', async t => {
  const community = siteWithFault()
  step(community, savedRule({ ...faulty, id: 'worse', neverHeld: true }), T0)
  report(community, 95, T0 + SECOND)
  const alerts = [...community.alerts.values()].filter(({ alert }) => alert.rule === 'rule-failed')
  t.equal(alerts.length, 1)
  t.match(alerts[0]?.alert, { severity: 'critical', evidence: { sentence: { en: /faulty, worse/ } } })
  const v2: Rule = { ...faulty, version: 2, levels: [{ severity: 'low', when: atLeast('temperatureC', 99) }] }
  const left = step(community, savedRule(v2), T0 + MINUTE).changes
  t.same(words(left), ['occurred rule-failed'], 'the other one is still off')
  t.match(left[0]?.alert.evidence, { failed: ['worse'], sentence: { en: /: worse\./, zh: /：worse。/ } })
})

t.test('a start tries again; what fails again stays off under the same alert', async t => {
  const community = siteWithFault()
  report(community, 95, T0 + SECOND)
  const again = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
  t.same(
    words(report(again, 95, T0 + 2 * SECOND).changes).filter(each => /rule-failed/.test(each)),
    [],
    'off after a thaw',
  )
  t.same(words(step(again, started(), T0 + MINUTE).changes), ['occurred rule-failed'])
  report(again, 75, T0 + 90 * SECOND)
  report(again, 60, T0 + 2 * MINUTE)
  t.same(words(step(again, started(), T0 + 3 * MINUTE).changes), ['cleared rule-failed'])
})

t.test('a rule that cannot be compiled is off wherever it applies, and on again when it can', async t => {
  fault.compileFails = true
  t.teardown(() => {
    fault.compileFails = false
  })
  const community = siteWith(bin)
  const { changes, failures } = step(community, savedRule({ ...faulty, version: 7 }), T0)
  t.same(words(changes), ['raised rule-failed'])
  t.equal(failures?.length, 1)
  t.same(words(step(community, { type: 'device-saved', device: other, actor: 'test' }, T0).changes), [
    'raised rule-failed',
  ])
  t.ok(words(report(community, 50, T0 + SECOND).changes).includes('raised bin-full'))
  fault.compileFails = false
  const mended = step(community, savedRule({ ...faulty, version: 8 }), T0 + MINUTE)
  t.same(words(mended.changes), ['cleared rule-failed', 'cleared rule-failed'])
})

const many = Array.from({ length: 30 }, (_, i) => ({ ...bin, id: `bin-${i}` }))
const failed = ({ alerts }: Community) =>
  [...alerts.values()].map(({ alert }) => alert).filter(({ rule }) => rule === 'rule-failed')
const told = (community: Community) =>
  failed(community).filter(({ suppressed, condition }) => suppressed === null && condition === 'active')

t.test(
  'a rule that fails on thirty devices is told of once, and no flood: a full bin is heard of',
  async t => {
    fault.compileFails = true
    t.teardown(() => {
      fault.compileFails = false
    })
    const community = siteWith(...many)
    step(community, savedRule({ ...faulty, version: 9, neverHeld: true }), T0)
    report(community, 20, T0 + SECOND, 'bin-7')
    t.equal(failed(community).length, 30)
    t.equal(told(community).length, 1)
    const [teller] = told(community)
    t.match(failed(community)[29], {
      suppressed: { reason: 'told-already', by: teller?.id },
      announced: false,
    })
    t.same(
      [...community.alerts.values()].filter(({ alert }) => alert.rule === 'alarm-flood'),
      [],
    )
    const full = [...community.alerts.values()].find(({ alert }) => alert.rule === 'bin-full')?.alert
    t.match(full, { suppressed: null, announced: true })
  },
)

t.test('where the first that fails is mended alone, people hear of the next', async t => {
  const community = siteWith(...many.slice(0, 3))
  step(community, savedRule(faulty), T0)
  for (const { id } of many.slice(0, 3)) report(community, 95, T0 + SECOND, id)
  step(community, { type: 'device-deleted', deviceId: 'bin-0', actor: 'test' }, T0 + MINUTE)
  t.same(
    told(community).map(({ deviceId }) => deviceId),
    ['bin-1'],
  )
})

t.test('another rule that fails there is news, and what is mended everywhere is nobody’s', async t => {
  const community = siteWith(...many.slice(0, 2))
  step(community, savedRule(faulty), T0)
  for (const { id } of many.slice(0, 2)) report(community, 95, T0 + SECOND, id)
  step(community, savedRule({ ...faulty, id: 'worse', optIn: true }), T0 + 2 * SECOND)
  const overrides = [{ scope: { device: 'bin-1' }, enabled: true }]
  const tuning = { rule: 'worse', version: 1, overrides }
  step(community, { type: 'rule-tuned', tuning, actor: 'test' }, T0 + 3 * SECOND)
  t.same(
    told(community).map(({ deviceId }) => deviceId),
    ['bin-0', 'bin-1'],
  )
  const mended = { ...faulty, levels: [{ severity: 'low' as const, when: atLeast('temperatureC', 99) }] }
  const { changes } = step(community, savedRule({ ...mended, version: 2 }), T0 + MINUTE)
  t.notMatch(words(changes).join(), /released/)
  step(community, deletedRule('worse', 2), T0 + 2 * MINUTE)
  t.same(told(community), [])
})
