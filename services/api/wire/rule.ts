import { z } from 'zod'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { words } from './alert.ts'
import { id } from './device.ts'

export const ruleOverride = z.strictObject({
  scope: z.strictObject({ site: id.optional(), zone: id.optional(), device: id.optional() }),
  enabled: z.boolean().optional(),
  settings: z.record(z.string(), z.number()).optional(),
})

/** The body of `PUT /api/rules/{id}`: all overrides of the rule, replacing those before. */
export const ruleBody = z.strictObject({
  version: z.int().optional().describe('The tuning version that was seen; another one by then is refused'),
  overrides: z.array(ruleOverride).max(10_000),
})
export type WireRuleBody = z.infer<typeof ruleBody>

export const rule = z.object({
  id: z.string(),
  kind: z.string(),
  version: z.int(),
  title: words,
  advice: words.optional().describe('What to do about it'),
  sentences: z.array(z.object({ severity: z.enum(SEVERITIES), sentence: words })),
  settings: z.record(
    z.string(),
    z.object({ title: words, unit: z.string(), default: z.number(), min: z.number(), max: z.number() }),
  ),
  lifeSafety: z.boolean(),
  optIn: z.boolean().describe('Off where no override switches it on (`enabled`)'),
  tuningVersion: z.int(),
  overrides: z.array(ruleOverride),
})
export type WireRule = z.infer<typeof rule>
export const ruleList = z.object({ rules: z.array(rule) })
export type WireRuleList = z.infer<typeof ruleList>
