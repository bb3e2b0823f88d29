import type { Severity } from '../../domain/model/alert.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { isNeverHeld, type Rule, type RuleOverride, type RuleTuning } from '../../domain/model/rule.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { orderSentence } from '../../domain/rules/rule-order.ts'
import type { WireRule, WireRuleBody } from '../wire/rule.ts'
import { defined } from './defined.ts'
import { whyEmpty } from './override-places.ts'
import type { PlacesThere } from './places-there.ts'

/** The levels of a rule in plain words. */
export type DescribeRule = (rule: Rule) => readonly { readonly severity: Severity; readonly sentence: Text }[]

/** Rules as the API tells of them. */
export interface RuleForms {
  ruleWith(rule: Rule, tuning: RuleTuning | undefined): WireRule
}

export function createRuleForms(
  describe: DescribeRule,
  builtIn: readonly Rule[],
  kinds: readonly Kind[],
  there: () => PlacesThere,
): RuleForms {
  const kindOf = (rule: Rule) => kinds.find(({ kind }) => kind === rule.kind)
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
      mayOrder: (rule.mayOrder ?? []).map(name => ({
        name,
        title: kindOf(rule)?.orders?.[name]?.title ?? text(name, name),
      })),
      orders: (tuning?.overrides ?? []).flatMap(override => {
        const sentence = orderSentence(override, kindOf(rule))
        return sentence === undefined ? [] : [{ scope: { ...override.scope }, sentence }]
      }),
      emptyPlaces: (tuning?.overrides ?? []).flatMap(({ scope }) => {
        const why = whyEmpty('', rule, scope, there())
        return why === undefined ? [] : [{ scope: { ...scope }, says: why.says }]
      }),
    }),
  }
}

/** As its author writes it: what the server adds is left out, and what rules of the product alone may. */
export function definitionForm({
  id: _,
  version: __,
  mayOrder: ___,
  ...definition
}: Rule): Record<string, unknown> {
  return definition
}

export const overrideForms = (overrides: readonly RuleOverride[]): WireRule['overrides'] =>
  overrides.map(({ scope, enabled, settings, response, order }) =>
    defined({
      scope: { ...scope },
      enabled,
      settings: settings && { ...settings },
      response: response && [...response],
      order,
    }),
  )

export const overridesOf = (overrides: NonNullable<WireRuleBody['overrides']>): RuleOverride[] =>
  overrides.map(({ scope, ...rest }) => ({ scope: defined(scope), ...defined(rest) }))
