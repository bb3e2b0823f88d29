// A kind of device with rules made up for a test.
import type { Kind } from '../../model/kind.ts'
import { flag, held, type MetricSpecs, sampled, word } from '../../model/metric.ts'
import type { Rule } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { DAY } from '../../model/time.ts'

const metrics: MetricSpecs = {
  x: held('°C')(text('X', 'X'), -100, 10_000),
  y: held('')(text('Y', 'Y'), -100, 10_000),
  pulse: sampled('')(text('Pulse', '脉搏'), 0, 300),
  seen: flag(text('Seen', '发现')),
  word: word(text('Word', '词'), 64),
}

export type OwnRule = Omit<Rule, 'id' | 'kind' | 'version' | 'title' | 'settings'> & Partial<Rule>

export const ownRule = (rule: OwnRule): Rule => ({
  ...{ id: 'r', kind: 'k', version: 1, title: text('R', 'R'), settings: {} },
  ...rule,
})

/** Its rules go by `r` where they are not named; it reports once a day. */
export const kindWith = (...rules: OwnRule[]): Kind => ({
  ...{ kind: 'k', title: text('K', 'K'), measurement: 'k', expectedIntervalMs: DAY, metrics },
  rules: rules.map(ownRule),
})
