import type { EscalationPlan, EscalationStep, Target } from '../model/escalation.ts'
import { type DurationMs, SECOND } from '../model/time.ts'
import { lifeSafetyPlan } from './default-plans.ts'
import { REPEAT_MS_MIN } from './pursuit.ts'

/** Later nobody may hear of it first, as the product's own plan calls the second then. */
export const FIRST_MS_MAX: DurationMs = 60 * SECOND
/** Later the managers may not hear of it, as in the product's own plan. */
export const MANAGERS_MS_MAX: DurationMs = 180 * SECOND

/**
 * A site's own plan, as it goes for what a life may hang on: somebody is told within a minute, it never ends by itself, and
 * it is not left to those alone whom it names. Their telephones may be off, their addresses wrong.
 */
export function forALife({ roundsMax: _, ...plan }: EscalationPlan): EscalationPlan {
  const repeatAfterMs = plan.repeatAfterMs ?? lifeSafetyPlan.repeatAfterMs ?? REPEAT_MS_MIN
  const steps = plan.steps.map((step, i) =>
    i === 0 ? { ...step, afterMs: Math.min(step.afterMs, FIRST_MS_MAX) } : step,
  )
  return withManagers({ ...plan, steps, repeatAfterMs })
}

/** Whether a step of it tells the managers in time. */
export const callsManagers = ({ steps }: Pick<EscalationPlan, 'steps'>): boolean =>
  steps.some(({ afterMs, tell }) => afterMs <= MANAGERS_MS_MAX && tell.some(isManagers))

/** When they hear of it first. */
export const managersAfterMs = (plan: EscalationPlan): DurationMs =>
  forALife(plan).steps.find(({ tell }) => tell.some(isManagers))?.afterMs ?? MANAGERS_MS_MAX

/**
 * How long somebody has to say that they have what was given to them. They may never hear of it, and while nobody knows that
 * they did, nobody else comes.
 */
export const confirmWithinMs = (
  { takeWithinMs }: Pick<EscalationPlan, 'takeWithinMs'>,
  isLifeSafety: boolean,
): DurationMs | undefined =>
  isLifeSafety ? Math.min(takeWithinMs ?? MANAGERS_MS_MAX, MANAGERS_MS_MAX) : takeWithinMs

const MANAGERS: Target = { who: 'role', role: 'manager' }

const isManagers = (target: Target): boolean => target.who === 'role' && target.role === 'manager'

type Unending = EscalationPlan & { readonly repeatAfterMs: DurationMs }

function withManagers(plan: Unending): EscalationPlan {
  if (callsManagers(plan)) return plan
  const roundMs = lastAfterMs(plan.steps) + Math.max(plan.repeatAfterMs, REPEAT_MS_MIN)
  const again = plan.steps.map(step => ({ ...step, afterMs: step.afterMs + roundMs }))
  const isShort = (again[0]?.afterMs ?? Number.POSITIVE_INFINITY) <= MANAGERS_MS_MAX
  // Two rounds become one, so that those whom it names are called as often as it says.
  if (isShort)
    return { ...plan, steps: [...plan.steps, ...again.map((step, i) => (i === 0 ? too(step) : step))] }
  const steps = atTheLatest(plan.steps)
  return { ...plan, steps, repeatAfterMs: Math.max(REPEAT_MS_MIN, roundMs - lastAfterMs(steps)) }
}

function atTheLatest(steps: readonly EscalationStep[]): readonly EscalationStep[] {
  const afterMs = MANAGERS_MS_MAX
  if (steps.some(step => step.afterMs === afterMs))
    return steps.map(step => (step.afterMs === afterMs ? too(step) : step))
  return [...steps, { afterMs, tell: [MANAGERS] }].sort((a, b) => a.afterMs - b.afterMs)
}

const too = (step: EscalationStep): EscalationStep => ({ ...step, tell: [...step.tell, MANAGERS] })

const lastAfterMs = (steps: readonly EscalationStep[]): DurationMs => steps.at(-1)?.afterMs ?? 0
