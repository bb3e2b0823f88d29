import type { ResponseSteps } from '../model/response.ts'
import type { Rule, RuleTuning } from '../model/rule.ts'
import { fitting, type Origin, originOf, type Placed } from './settings.ts'

export interface Response {
  readonly steps: ResponseSteps
  readonly from: Origin
}

/** What is done about it there: as the narrowest scope says it, else the rule; an advice is a step by itself. */
export function responseFor(
  rule: Pick<Rule, 'response' | 'advice'>,
  tuning: RuleTuning | undefined,
  place: Placed,
): Response {
  const set = fitting(tuning?.overrides ?? [], place).findLast(({ response }) => response !== undefined)
  if (set?.response !== undefined) return { steps: set.response, from: originOf(set.scope) }
  return { steps: rule.response ?? (rule.advice ? [rule.advice] : []), from: 'default' }
}
