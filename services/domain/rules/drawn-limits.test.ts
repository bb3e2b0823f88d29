import t from 'tap'
import { chargerHot, chargerSmoke } from '../kinds/ev-charger/rules.ts'
import { fireLaneBlocked } from '../kinds/fire-lane-camera/rules.ts'
import { binFire, binFull } from '../kinds/smart-bin/rules.ts'
import type { Rule } from '../model/rule.ts'
import { drawnLimits, lastsMs } from './drawn-limits.ts'

const defaults = ({ settings }: Rule) =>
  Object.fromEntries(Object.entries(settings).map(([name, spec]) => [name, spec.default]))
const drawn = (rule: Rule) =>
  drawnLimits(rule, defaults(rule)).map(({ what, value, severity = '' }) =>
    `${what} ${value} ${severity}`.trim(),
  )

t.test('a line for each level, and one from where on it is over', async t => {
  t.same(drawn(binFull), ['reached 75 medium', 'reached 90 high', 'over 60'])
  t.same(drawn(chargerHot), ['reached 55 medium', 'reached 65 high', 'reached 75 critical', 'over 50'])
  t.same(drawn(binFire), ['reached 70 critical', 'reached 45 critical', 'over 60'])
  t.same(drawn(chargerSmoke), [], 'a flag has no limit')
})

t.test('below a limit the deadband lies above it', async t => {
  const when = { type: 'compare', metric: 'batteryPercent', op: '<=', value: 15, deadband: 5 } as const
  t.same(drawnLimits({ levels: [{ severity: 'low', when }] }, {}).at(-1), {
    ...{ metric: 'batteryPercent', value: 20, what: 'over' },
  })
})

t.test('a figure that nobody tells is not drawn', async t => {
  const { mediumC: _, ...settings } = defaults(chargerHot)
  t.same(
    drawnLimits(chargerHot, settings).map(({ value }) => value),
    [65, 75],
  )
})

t.test(
  'a rule lasts for as long as its quickest level, and not at all where one is told at once',
  async t => {
    t.equal(lastsMs(fireLaneBlocked, defaults(fireLaneBlocked)), 60_000)
    t.equal(lastsMs(binFull, defaults(binFull)), undefined)
    t.equal(lastsMs({ levels: [] }, {}), undefined)
  },
)
