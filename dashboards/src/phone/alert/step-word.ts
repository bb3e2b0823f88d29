import type { WireMe } from '../../../../services/api/wire/session.ts'
import type { Step } from './next-step.ts'

/** A carer accepts no order: they are on it. */
export const wordOfStep = (step: Step, role: WireMe['role']) =>
  step === 'claim' && role === 'caregiver' ? ('step.claim.carer' as const) : (`step.${step}` as const)
