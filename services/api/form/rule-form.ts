import type { Severity } from '../../domain/model/alert.ts'
import type { Rule, RuleOverride, RuleTuning } from '../../domain/model/rule.ts'
import type { Text } from '../../domain/model/text.ts'
import type { WireRule, WireRuleBody } from '../wire/rule.ts'
import { defined } from './defined.ts'

/** The levels of a rule in plain words. */
export type DescribeRule = (rule: Rule) => readonly { readonly severity: Severity; readonly sentence: Text }[]

export const ruleForm = (rule: Rule, tuning: RuleTuning | undefined, describe: DescribeRule): WireRule => ({
  id: rule.id,
  kind: rule.kind,
  version: rule.version,
  title: rule.title,
  ...(rule.advice && { advice: rule.advice }),
  sentences: describe(rule).map(({ severity, sentence }) => ({ severity, sentence })),
  settings: { ...rule.settings },
  lifeSafety: rule.lifeSafety === true,
  optIn: rule.optIn === true,
  tuningVersion: tuning?.version ?? 0,
  overrides: (tuning?.overrides ?? []).map(({ scope, enabled, settings }) =>
    defined({ scope: { ...scope }, enabled, settings: settings && { ...settings } }),
  ),
})

export const overridesOf = (body: WireRuleBody): RuleOverride[] =>
  body.overrides.map(({ scope, ...rest }) => ({ scope: defined(scope), ...defined(rest) }))
