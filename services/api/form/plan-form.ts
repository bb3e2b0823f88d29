import type { EscalationPlan } from '../../domain/model/escalation.ts'
import { versionOf } from '../people/roster-office.ts'
import type { WirePlan } from '../wire/plan.ts'

/** A plan as it leaves the server. */
export const planForm = (plan: EscalationPlan, builtIn: boolean): WirePlan => ({
  id: plan.id,
  match: structuredClone(plan.match) as WirePlan['match'],
  steps: structuredClone(plan.steps) as WirePlan['steps'],
  ...(plan.repeatAfterMs !== undefined && { repeatAfterMs: plan.repeatAfterMs }),
  ...(plan.roundsMax !== undefined && { roundsMax: plan.roundsMax }),
  ...(plan.takeWithinMs !== undefined && { takeWithinMs: plan.takeWithinMs }),
  ...(plan.resolveWithinMs !== undefined && { resolveWithinMs: plan.resolveWithinMs }),
  builtIn,
  version: builtIn ? 'built-in' : versionOf({ what: 'plan', plan }),
})
