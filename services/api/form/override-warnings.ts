import { isNeverHeld, type Rule, type RuleOverride } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { warning } from '../../domain/rules/sense/draft.ts'
import { whyEmpty } from './override-places.ts'
import type { PlacesThere } from './places-there.ts'

/** What may surprise of figures that are set: nobody hears of an SOS, or a place where nothing is that it could hold for. */
export const overrideWarnings = (
  rule: Rule,
  overrides: readonly RuleOverride[],
  there: PlacesThere,
): RuleFault[] =>
  overrides.flatMap((override, i) => [
    ...silenced(`overrides.${i}`, rule, override),
    ...[whyEmpty(`overrides.${i}.scope`, rule, override.scope, there) ?? []].flat(),
  ])

function silenced(path: string, rule: Rule, { enabled }: RuleOverride): RuleFault[] {
  if (enabled !== false || !isNeverHeld(rule)) return []
  return [
    warning(
      `${path}.enabled`,
      `nobody will hear of “${rule.title.en}” there: a life may hang on it`,
      `停用后将不再通知“${rule.title.zh}”，可能危及生命`,
    ),
  ]
}
