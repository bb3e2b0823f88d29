import type { Input } from '../model/input.ts'
import type { Actor } from '../model/person.ts'
import type { Rule, RuleTuning } from '../model/rule.ts'

/** What the operator has written and set, wherever it is kept. */
export interface OwnRules {
  customRules(): Iterable<Rule>
  tuning(rule: string): RuleTuning | undefined
}

/** The rules and figures that hold everywhere, for a site that begins: the rules themselves first. */
export function rulesInForce(builtIn: readonly Rule[], own: OwnRules): readonly (Rule | RuleTuning)[] {
  const custom = [...own.customRules()]
  return [...custom, ...[...builtIn, ...custom].flatMap(({ id }) => own.tuning(id) ?? [])]
}

export const inputFor = (ruleOrTuning: Rule | RuleTuning, actor: Actor): Input =>
  'overrides' in ruleOrTuning
    ? { type: 'rule-tuned', tuning: ruleOrTuning, actor }
    : { type: 'rule-saved', rule: ruleOrTuning, actor }
