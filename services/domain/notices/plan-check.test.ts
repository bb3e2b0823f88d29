import t from 'tap'
import type { EscalationPlan } from '../model/escalation.ts'
import { DAY, MINUTE, SECOND } from '../model/time.ts'
import { defaultPlans, lifeSafetyPlan } from './default-plans.ts'
import { newRoster } from './living-roster.ts'
import { checkPlan, STEPS_MAX } from './plan-check.ts'

const world = {
  roster: newRoster([
    { what: 'member', member: { id: 'chen', role: 'manager', zones: [] } },
    { what: 'member', member: { id: 'wang', role: 'grid-worker', zones: [] } },
  ]),
  rules: new Set(['sos', 'bin-full']),
  kinds: new Set(['wristband', 'smart-bin']),
  isZone: (zone: string) => zone === 'b3',
  lifeSafety: { rules: new Set(['sos']), kinds: new Set(['wristband']) },
}

const plan: EscalationPlan = {
  id: 'p',
  match: { rules: ['sos'], kinds: ['wristband'] },
  steps: [
    { afterMs: 0, tell: [{ who: 'person', person: 'wang' }] },
    { afterMs: MINUTE, tell: [{ who: 'role', role: 'manager' }] },
  ],
  repeatAfterMs: 30 * SECOND,
  takeWithinMs: MINUTE,
  resolveWithinMs: 2 * MINUTE,
}

const told = (change: Partial<EscalationPlan>) =>
  checkPlan({ ...plan, ...change }, world).map(({ path, level }) => `${level} ${path}`)

t.test('a plan that is right, and those of the product, are taken', async t => {
  t.same(told({}), [])
  for (const one of defaultPlans) t.same(checkPlan(one, world), [], one.id)
  t.same(told(lifeSafetyPlan), ['warning match'], 'it would be for everything, if it were a site’s own')
})

const step = (afterMs: number) => ({ afterMs, tell: [{ who: 'duty' }] as const })

t.test('whatever is wrong is named by its path', async t => {
  for (const [change, path] of [
    [{ match: { rules: ['nothing'] } }, 'match.rules'],
    [{ match: { kinds: ['nothing'] } }, 'match.kinds'],
    [{ match: { rules: ['bin-full'], zones: ['b3', 'b33'] } }, 'match.zones'],
    [{ steps: [] }, 'steps'],
    [{ steps: Array.from({ length: STEPS_MAX + 1 }, (_, i) => step(i)) }, 'steps'],
    [{ steps: [step(0), step(0)] }, 'steps.1.afterMs'],
    [{ steps: [step(DAY + 1)] }, 'steps.0.afterMs'],
    [{ steps: [{ afterMs: 0, tell: [] }] }, 'steps.0.tell'],
    [{ steps: [{ afterMs: 0, tell: [{ who: 'person', person: 'gone' }] }] }, 'steps.0.tell.0'],
    [{ repeatAfterMs: 30 * SECOND - 1 }, 'repeatAfterMs'],
    [{ roundsMax: 1_001 }, 'roundsMax'],
    [{ takeWithinMs: MINUTE - 1 }, 'takeWithinMs'],
    [{ resolveWithinMs: MINUTE }, 'resolveWithinMs'],
  ] as const)
    t.same(told({ match: { rules: ['bin-full'] }, ...change }), [`fault ${path}`], JSON.stringify(change))
})

t.test('a role that nobody has yet is a warning: somebody may come', async t => {
  const steps = [{ afterMs: 0, tell: [{ who: 'role', role: 'technician' }] }] as const
  t.same(told({ steps, match: { rules: ['bin-full'] } }), ['warning steps.0.tell.0'])
})

t.test('where a life may hang on it the first is told within a minute', async t => {
  for (const [match, afterMs, wanted] of [
    [{ rules: ['sos'] }, MINUTE, []],
    [{ rules: ['sos'] }, MINUTE + 1, ['fault steps.0.afterMs']],
    [{ rules: ['bin-full', 'sos'] }, DAY, ['fault steps.0.afterMs']],
    [{ kinds: ['wristband'] }, MINUTE + 1, ['fault steps.0.afterMs']],
    [{ kinds: ['wristband'], rules: ['bin-full'] }, DAY, []],
    [{ kinds: ['smart-bin'] }, DAY, []],
    [{}, DAY, ['warning match']],
  ] as const) {
    const steps = [{ afterMs, tell: [{ who: 'role', role: 'manager' }] }] as const
    t.same(told({ match, steps }), wanted, JSON.stringify(match))
  }
})

t.test('where it tells fewer people than one may think it says so', async t => {
  const bins = { match: { rules: ['bin-full'] } } as const
  const first = (...tell: EscalationPlan['steps'][number]['tell']) => ({
    ...bins,
    steps: [{ afterMs: 0, tell }],
  })
  t.same(told(first({ who: 'assignee' })), ['warning steps.0.tell'])
  t.same(told(first({ who: 'assignee' }, { who: 'duty' })), [])
  t.same(told(first({ who: 'duty', role: 'technician' })), ['warning steps.0.tell.0'])
  const shifts = { shifts: [], overrides: [], holidays: [], handOverMs: 0 }
  const rota = { id: 'r', role: 'technician', zones: [], ...shifts } as const
  const roster = { ...world.roster, rotas: new Map([[rota.id, rota]]) }
  t.same(checkPlan({ ...plan, ...first({ who: 'duty', role: 'technician' }) }, { ...world, roster }), [])
})

t.test('a plan of carers alone is saved with what will happen besides', async t => {
  const carers = { steps: [{ afterMs: 0, tell: [{ who: 'carers' }] }] } as const
  t.same(told(carers), ['warning steps'])
  t.match(checkPlan({ ...plan, ...carers }, world)[0]?.says.en, /managers are told as well after 30 s/)
  t.same(told({ ...carers, match: { rules: ['bin-full'] } }), [])
})
