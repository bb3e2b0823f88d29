import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import type { WireRuleList } from '../../../../services/api/wire/rule.ts'

/**
 * What is shelved is a rule of a device: of two alerts of one rule it is offered once, at the one that is shelved already,
 * or that is still so, or that is the newest. Never of a rule on which a life may hang: the server would refuse it.
 */
export function shelvable(
  alerts: readonly WireAlert[],
  rules: readonly Pick<WireRuleList['rules'][number], 'id' | 'neverHeld'>[],
): readonly WireAlert[] {
  const isNeverHeld = (alert: WireAlert) =>
    alert.latched || rules.some(({ id, neverHeld }) => neverHeld && id === alert.rule)
  const mayBe = alerts.filter(alert => !isNeverHeld(alert))
  const inOrder = mayBe.sort((a, b) => rank(a) - rank(b) || Date.parse(b.raisedAt) - Date.parse(a.raisedAt))
  const first = new Map<string, WireAlert>()
  for (const alert of inOrder) if (!first.has(alert.rule)) first.set(alert.rule, alert)
  return [...first.values()]
}

const rank = ({ shelvedUntil, condition }: WireAlert) =>
  shelvedUntil !== null ? 0 : condition === 'active' ? 1 : 2
