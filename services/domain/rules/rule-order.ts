import type { Kind } from '../model/kind.ts'
import type { Rule, RuleOverride, RuleTuning } from '../model/rule.ts'
import { type Text, text } from '../model/text.ts'
import { fitting, type Placed } from './settings.ts'

/**
 * What the device is told by itself when the rule becomes critical there: what was asked for at the narrowest place. Nothing
 * where nobody asked, or where it was taken back (`null`).
 */
export function orderAt(rule: Rule, tuning: RuleTuning | undefined, device: Placed): string | undefined {
  const asked = fitting(tuning?.overrides ?? [], device).findLast(({ order }) => order !== undefined)?.order
  return asked !== undefined && asked !== null && rule.mayOrder?.includes(asked) ? asked : undefined
}

/** For whoever reads the rule. */
export function orderSentence({ order }: RuleOverride, kind: Kind | undefined): Text | undefined {
  if (order === undefined) return undefined
  if (order === null) return text('the device is told nothing by itself', '不自动下达指令')
  const title = kind?.orders?.[order]?.title ?? text(order, order)
  return text(
    `when it is critical, the device is told “${title.en}” with nobody asked`,
    `达到紧急级别时，自动向设备下达指令“${title.zh}”`,
  )
}
