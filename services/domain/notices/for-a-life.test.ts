import t from 'tap'
import type { EscalationPlan, Target } from '../model/escalation.ts'
import { DAY, SECOND } from '../model/time.ts'
import { lifeSafetyPlan } from './default-plans.ts'
import { FIRST_MS_MAX, forALife, MANAGERS_MS_MAX, managersAfterMs } from './for-a-life.ts'

const carers: Target = { who: 'carers' }
const managers: Target = { who: 'role', role: 'manager' }

const plan = (seconds: readonly number[], more: Partial<EscalationPlan> = {}): EscalationPlan => ({
  ...{ id: 'p', match: { rules: ['sos'] } },
  steps: seconds.map(s => ({ afterMs: s * SECOND, tell: [carers] })),
  ...more,
})

/** `0 carers, 30 carers+manager, again after 30`: the steps, and how long after the last of them the next round begins. */
const said = ({ steps, repeatAfterMs = 0 }: EscalationPlan): string =>
  [
    ...steps.map(
      ({ afterMs, tell }) =>
        `${afterMs / SECOND} ${tell.map(one => (one.who === 'role' ? one.role : one.who)).join('+')}`,
    ),
    `again after ${repeatAfterMs / SECOND}`,
  ].join(', ')

t.test('the managers are told after a round, or after three minutes where that is sooner', async t => {
  for (const [own, wanted] of [
    [plan([0], { repeatAfterMs: 30 * SECOND }), '0 carers, 30 carers+manager, again after 30'],
    [
      plan([0, 60], { repeatAfterMs: 60 * SECOND }),
      '0 carers, 60 carers, 120 carers+manager, 180 carers, again after 60',
    ],
    [plan([0]), '0 carers, 180 carers+manager, again after 180'],
    [
      plan([0, 300], { repeatAfterMs: DAY }),
      `0 carers, 180 manager, 300 carers, again after ${DAY / SECOND}`,
    ],
    [plan([0, 60], { repeatAfterMs: 300 * SECOND }), '0 carers, 60 carers, 180 manager, again after 180'],
    [plan([0, 180], { repeatAfterMs: 60 * SECOND }), '0 carers, 180 carers+manager, again after 60'],
  ] as const) {
    t.equal(said(forALife(own)), wanted)
    t.ok(managersAfterMs(own) <= MANAGERS_MS_MAX)
  }
})

t.test(
  'a plan that tells them in time stays as it was made; one that tells them later, does not',
  async t => {
    t.same(forALife(lifeSafetyPlan), lifeSafetyPlan)
    const late = plan([0], { repeatAfterMs: DAY })
    const steps = [...late.steps, { afterMs: 200 * SECOND, tell: [managers] }]
    t.match(said(forALife({ ...late, steps })), '0 carers, 180 manager, 200 manager')
  },
)

t.test('nobody waits longer than a minute for the first call, whatever was saved before', async t => {
  t.equal(forALife(plan([DAY / SECOND])).steps[0]?.afterMs, FIRST_MS_MAX)
})
