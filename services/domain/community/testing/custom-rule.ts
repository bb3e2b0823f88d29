// Rules of an operator's own, for tests.
import { atLeast, below } from '../../model/condition.ts'
import type { Input } from '../../model/input.ts'
import type { Rule } from '../../model/rule.ts'
import { text } from '../../model/text.ts'

/** Warm from 40 °C, over below 30. */
export const binWarm: Rule = {
  id: 'bin-warm',
  kind: 'smart-bin',
  version: 1,
  title: text('Bin is warm', '垃圾桶发热'),
  settings: {},
  levels: [{ severity: 'medium', when: atLeast('temperatureC', 40) }],
  clear: below('temperatureC', 30),
}

export const savedRule = (rule: Rule): Input => ({ type: 'rule-saved', rule, actor: 'wang' })
export const deletedRule = (rule: string, version: number): Input => ({
  type: 'rule-deleted',
  rule,
  version,
  actor: 'wang',
})
