import type { RuleTestResult } from '../../domain/backtest/rule-test.ts'
import { kinds } from '../../domain/kinds/kinds.ts'
import type { Rule, RuleOverride } from '../../domain/model/rule.ts'
import { isNeverHeld } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { lifeHangsOn, switchedOff } from '../../domain/rules/life-hangs-on.ts'
import { warning } from '../../domain/rules/sense/draft.ts'
import { ApiProblem } from '../problem.ts'
import type { WireConfirmation } from '../wire/rule.ts'

/** What somebody has to say that they mean, and why: nothing is done before they did. */
export interface Doubt {
  readonly word: WireConfirmation
  readonly fault: RuleFault
}

/** All that was not confirmed is said at once. */
export function refuseUnconfirmed(
  doubts: readonly Doubt[],
  confirmed: readonly WireConfirmation[] = [],
): void {
  const left = doubts.filter(({ word }) => !confirmed.includes(word))
  if (left.length === 0) return
  const confirm = [...new Set(left.map(({ word }) => word))]
  throw new ApiProblem('RULE_NEEDS_CONFIRMATION', { confirm, faults: left.map(({ fault }) => fault) })
}

/** Places where nobody would hear any more of what a life may hang on. */
export const offDoubts = (
  rule: Rule,
  before: readonly RuleOverride[],
  after: readonly RuleOverride[],
): Doubt[] =>
  lifeHangsOn(rule)
    ? switchedOff(rule, before, after).map(scope => lifeDoubt(rule, `overrides.${placeOf(scope, after)}`))
    : []

/** Places where devices are told something by themselves from now on. */
export const orderDoubts = (
  { title, kind }: Rule,
  before: readonly RuleOverride[],
  after: readonly RuleOverride[],
): Doubt[] =>
  after.flatMap(({ scope, order }, i) => {
    const was = before.find(one => JSON.stringify(one.scope) === JSON.stringify(scope))?.order
    if (order === undefined || order === null || order === was) return []
    const asked = kinds.get(kind)?.orders?.[order]?.title ?? { en: order, zh: order }
    const fault = warning(
      `overrides.${i}.order`,
      `“${title.en}” will order “${asked.en}” there by itself, with nobody asked`,
      `“${title.zh}”告警时将自动下达指令“${asked.zh}”，不再询问`,
    )
    return [{ word: 'gives-order', fault }]
  })

/** What was never held back and would be from now on, or is only watched from now on. */
export function weakerDoubts(before: Rule | undefined, after: Rule): Doubt[] {
  if (before === undefined) return []
  const isHeld = isNeverHeld(before) && !isNeverHeld(after)
  const isOnlyWatched = lifeHangsOn(before) && before.dryRun !== true && after.dryRun === true
  return isHeld || isOnlyWatched ? [lifeDoubt(before, isOnlyWatched ? 'dryRun' : 'lifeSafety')] : []
}

export const deletionDoubts = (rule: Rule): Doubt[] => (lifeHangsOn(rule) ? [lifeDoubt(rule, '')] : [])

export const testDoubts = (results: readonly RuleTestResult[]): Doubt[] =>
  results.flatMap(({ name, rows }, i) =>
    rows.some(({ ok }) => !ok)
      ? [
          {
            word: 'failing-tests',
            fault: warning(`tests.${i}`, `the test “${name}” fails`, `测试“${name}”未通过`),
          },
        ]
      : [],
  )

const lifeDoubt = ({ title }: Rule, path: string): Doubt => ({
  word: 'life-safety',
  fault: warning(
    path,
    `nobody may hear of “${title.en}” there any more: a life may hang on it`,
    `此后可能无人收到“${title.zh}”的通知，可能危及生命`,
  ),
})

const placeOf = (scope: RuleOverride['scope'], overrides: readonly RuleOverride[]): string => {
  const place = overrides.findIndex(one => JSON.stringify(one.scope) === JSON.stringify(scope))
  return place < 0 ? 'everywhere' : `${place}.enabled`
}
