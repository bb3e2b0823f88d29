import type { Severity } from '../../domain/model/alert.ts'
import { isNeverHeld, type Rule, type RuleOverride, type RuleTuning } from '../../domain/model/rule.ts'
import type { Text } from '../../domain/model/text.ts'
import type { WireRule, WireRuleBody } from '../wire/rule.ts'
import { defined } from './defined.ts'

/** The levels of a rule in plain words. */
export type DescribeRule = (rule: Rule) => readonly { readonly severity: Severity; readonly sentence: Text }[]

/** Rules as the API tells of them. */
export interface RuleForms {
  ruleWith(rule: Rule, tuning: RuleTuning | undefined): WireRule
}

export function createRuleForms(describe: DescribeRule, builtIn: readonly Rule[]): RuleForms {
  const ids = new Set(builtIn.map(({ id }) => id))
  return {
    ruleWith: (rule, tuning) => ({
      id: rule.id,
      kind: rule.kind,
      version: rule.version,
      custom: !ids.has(rule.id),
      title: rule.title,
      ...(rule.advice && { advice: rule.advice }),
      ...(rule.response && { response: [...rule.response] }),
      sentences: describe(rule).map(({ severity, sentence }) => ({ severity, sentence })),
      settings: { ...rule.settings },
      lifeSafety: rule.lifeSafety === true,
      neverHeld: isNeverHeld(rule),
      dryRun: rule.dryRun === true,
      optIn: rule.optIn === true,
      tuningVersion: tuning?.version ?? 0,
      overrides: overrideForms(tuning?.overrides ?? []),
    }),
  }
}

/** As its author writes it: what the server adds is left out. */
export function definitionForm({ id: _, version: __, ...definition }: Rule): Record<string, unknown> {
  return definition
}

export const overrideForms = (overrides: readonly RuleOverride[]): WireRule['overrides'] =>
  overrides.map(({ scope, enabled, settings, response }) =>
    defined({
      scope: { ...scope },
      enabled,
      settings: settings && { ...settings },
      response: response && [...response],
    }),
  )

export const overridesOf = (overrides: NonNullable<WireRuleBody['overrides']>): RuleOverride[] =>
  overrides.map(({ scope, ...rest }) => ({ scope: defined(scope), ...defined(rest) }))
