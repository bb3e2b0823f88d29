import type { BuiltInRule } from '../../model/built-in-rule.ts'
import { is } from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { whenCutOffIgnored } from './responses.ts'

/** Whoever cut it off went home: that current is there again is news, also where the alert of that day is long over. */
export const cutOffIgnored: BuiltInRule = {
  id: 'cut-off-ignored',
  kind: 'ev-charger',
  version: 1,
  about: 'place',
  title: text('Cut off, and gives current all the same', '已断电却仍可供电'),
  response: whenCutOffIgnored,
  settings: {},
  levels: [{ severity: 'critical', when: is('cutOffIgnored', true) }],
  neverHeld: true,
}
