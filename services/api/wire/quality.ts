import { z } from 'zod'
import { CAUSES, SEVERITIES, SUPPRESSION_REASONS } from '../../domain/model/alert.ts'
import { stamp, time, words } from './alert.ts'
import { backtestBody } from './backtest.ts'
import { ruleOverride } from './rule.ts'

const count = z.int().min(0)
const name = z.string().min(1).max(64).optional()

export const qualityFilter = z.strictObject({
  from: stamp.optional().describe('A week before `to` where absent'),
  to: stamp.optional().describe('Exclusive; now where absent or later'),
  site: name,
  zone: name,
  rule: name,
  device: name,
  actor: name.describe('Alerts that this person took in hand or settled; the times are then that person’s'),
  by: z
    .enum(['site', 'zone', 'rule', 'device', 'actor'])
    .optional()
    .describe('The same figures for each of these besides, those with the most alarms first'),
})

const figure = z.object({
  id: z.string(),
  title: words,
  unit: z.enum(['alarms-per-10-min', 'alarms', 'share', 'ms']).describe('A share is from 0 to 1'),
  value: z.number().nullable().describe('null where there was nothing to measure'),
  limit: z.number().nullable().describe('The most that is good; null where no standard says one'),
  source: z.string().nullable().describe('Where the limit comes from'),
  verdict: z
    .enum(['good', 'bad', 'not-judged'])
    .describe('Not judged: no limit, or too few alarms to judge a share by'),
})
export type WireFigure = z.infer<typeof figure>

const contributor = z.object({ name: z.string(), count, share: z.number() })

const remedy = z.object({
  kind: z
    .enum(['threshold', 'deadband', 'end', 'on-delay', 'off-delay', 'count', 'leave', 'inspect'])
    .describe('leave: a life may hang on the rule; inspect: no setting would help, look at the devices'),
  words,
  change: z
    .object({
      setting: z.string(),
      from: z.number(),
      to: z.number(),
      scope: ruleOverride.shape.scope.describe('One device, where more than half of the alarms come from it'),
    })
    .nullable(),
  backtest: backtestBody
    .nullable()
    .describe('For `POST /api/rules/backtest`: what the change would have done in the same period'),
})
export type WireRemedy = z.infer<typeof remedy>

const culprit = z.object({
  rule: z.string(),
  title: words,
  count: count.describe('Alarms of this rule that the figure comes from'),
  share: z.number().describe('Of all that it comes from'),
  severity: z.enum(SEVERITIES).describe('What most of them came to'),
  devices: z.array(z.object({ id: z.string(), count })),
  lastedP90Ms: z.number().nullable().describe('Nine of ten were over within this'),
  remedy,
})

/** What `GET /api/alarm-quality` answers. */
export const alarmQuality = z.object({
  from: time,
  to: time,
  alarms: count.describe('Alerts that people were told of, each by itself'),
  different: count.describe('Different ones: each a rule on a device'),
  untouched: count.describe('Of these alarms, those that nobody has done anything about'),
  closed: count.describe('Settled by a person in the period'),
  figures: z.array(figure),
  faults: z
    .array(z.object({ figure: z.string(), culprits: z.array(culprit) }))
    .describe('Each figure that misses its limit, and the rules behind it'),
  priorities: z.object({ critical: count, high: count, rest: count.describe('medium and low') }),
  causes: z.record(z.enum([...CAUSES, 'not-said']), count),
  held: z
    .object({
      suppressed: z.record(z.enum(SUPPRESSION_REASONS), count),
      shelved: count,
      grouped: count.describe('Told together with another one'),
    })
    .describe('Not in any figure of alarms, but for floods: what was summarised then is still the flood'),
  top: z.object({
    alarms: z.array(contributor),
    rules: z.array(contributor.extend({ title: words.describe('Of a deleted rule too') })),
    devices: z.array(contributor),
  }),
  chart: z.object({
    everyMs: z.int(),
    bars: z
      .array(z.object({ at: time, alarms: count, flood: z.boolean() }))
      .describe('The most alarms in any ten minutes of each'),
  }),
  floods: z.array(z.object({ from: time, to: time, alarms: count })).describe('The longest first'),
  floodMs: z.number(),
  parts: z
    .array(z.object({ name: z.string(), alarms: count, figures: z.array(figure) }))
    .describe('With `by`'),
})
export type WireAlarmQuality = z.infer<typeof alarmQuality>
