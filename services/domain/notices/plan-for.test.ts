import t from 'tap'
import type { EscalationPlan, PlanMatch } from '../model/escalation.ts'
import { text } from '../model/text.ts'
import { newRoster } from './living-roster.ts'
import { type PlanSubject, planFor } from './plan-for.ts'

const plan = (id: string, match: PlanMatch, more: Partial<EscalationPlan> = {}): EscalationPlan => ({
  ...{ id, match, steps: [{ afterMs: 0, tell: [{ who: 'duty' }] }] },
  ...more,
})
const zone = (id: string, within?: string) =>
  ({ what: 'zone', zone: { id, sort: 'area', name: text(id, id), ...(within && { within }) } }) as const

const full: PlanSubject = {
  rule: 'bin-full',
  deviceKind: 'smart-bin',
  severity: 'high',
  zone: 'u2',
  isLifeSafety: false,
}

const chosen = (plans: readonly EscalationPlan[], subject: Partial<PlanSubject> = {}) =>
  planFor(
    newRoster([
      ...[zone('g1'), zone('b3', 'g1'), zone('u2', 'b3')],
      ...plans.map(one => ({ what: 'plan', plan: one }) as const),
    ]),
    { ...full, ...subject },
  )

const all = plan('all', {})
const high = plan('high', { severities: ['high', 'critical'] })
const bins = plan('bins', { kinds: ['smart-bin'] })
const fullBins = plan('full-bins', { rules: ['bin-full'] })
const grid = plan('grid', { zones: ['g1'] })
const building = plan('building', { zones: ['b3'] })

t.test('the plan that says the most counts, in whichever order they were saved', async t => {
  for (const [plans, wanted] of [
    [[all, high], 'high'],
    [[high, bins], 'bins'],
    [[bins, fullBins], 'full-bins'],
    [[all, grid], 'grid'],
    [[grid, building], 'building'],
    [[high, building], 'high'],
    [[bins, plan('bins-here', { kinds: ['smart-bin'], zones: ['b3'] })], 'bins-here'],
    [[plan('b', {}), plan('a', {})], 'a'],
  ] as const) {
    t.equal(chosen(plans).id, wanted)
    t.equal(chosen(plans.toReversed()).id, wanted)
  }
})

t.test('one for other rules, kinds, severities or zones says nothing', async t => {
  for (const match of [
    { rules: ['bin-fire'] },
    { kinds: ['wristband'] },
    { severities: ['low'] },
    { zones: ['gate'] },
    { kinds: ['smart-bin'], zones: ['gate'] },
  ] as const)
    t.equal(chosen([plan('other', match)]).id, 'default-high', JSON.stringify(match))
})

t.test('without own plans it goes by how bad it is', async t => {
  for (const severity of ['critical', 'high', 'medium', 'low'] as const)
    t.equal(chosen([], { severity }).id, `default-${severity}`)
  t.equal(chosen([], { isLifeSafety: true }).id, 'default-life-safety')
})

t.test('where a life may hang on it, a plan must name the rule or the kind, and never ends', async t => {
  const sos: Partial<PlanSubject> = { rule: 'sos', deviceKind: 'wristband', isLifeSafety: true }
  t.equal(chosen([all, high, building], sos).id, 'default-life-safety')
  const own = chosen([plan('own', { rules: ['sos'] }, { roundsMax: 1 })], sos)
  t.match(own, { id: 'own', repeatAfterMs: 180_000 })
  t.notOk('roundsMax' in own)
})
