import { isNeverHeld, type Rule, type RuleOverride } from '../model/rule.ts'

/** SOS, falls, fire and smoke, and whatever else can become critical (leakage, a charger too hot): not switched off by the way. */
export const lifeHangsOn = (rule: Rule): boolean =>
  isNeverHeld(rule) || rule.levels.some(({ severity }) => severity === 'critical')

/** The places among `after` where a rule is off from now on, and was not before: of one that is off by itself, no longer on. */
export function switchedOff(
  rule: Pick<Rule, 'optIn'>,
  before: readonly RuleOverride[],
  after: readonly RuleOverride[],
): RuleOverride['scope'][] {
  const enabledIn = (overrides: readonly RuleOverride[], scope: RuleOverride['scope']) =>
    overrides.find(one => nameOf(one.scope) === nameOf(scope))?.enabled
  const off = after
    .filter(({ enabled, scope }) => enabled === false && enabledIn(before, scope) !== false)
    .map(({ scope }) => scope)
  if (rule.optIn !== true) return off
  const noLongerOn = before
    .filter(({ enabled, scope }) => enabled === true && enabledIn(after, scope) === undefined)
    .map(({ scope }) => scope)
  return [...off, ...noLongerOn]
}

const nameOf = ({ site, zone, device }: RuleOverride['scope']): string => JSON.stringify([site, zone, device])
