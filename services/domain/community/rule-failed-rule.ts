import { whenRuleFailed } from '../alerts/summary-responses.ts'
import type { BuiltInRule } from '../model/built-in-rule.ts'
import { text } from '../model/text.ts'
import { RULE_FAILED } from './rule-failed-told.ts'

/** A rule that could not be compiled or evaluated is switched off for this device until it is another, or a new start. */
export const ruleFailed: BuiltInRule = {
  id: RULE_FAILED,
  kind: '*',
  version: 1,
  about: 'device',
  title: text('A rule failed and is off', '规则出错，已停用'),
  response: whenRuleFailed,
  settings: {},
  levels: [],
}
