import { z } from 'zod'
import { time, words } from './alert.ts'
import { prose } from './line.ts'
import { confirmations, ruleOverride } from './rule.ts'

/** Why, for whoever reads the history. */
export const ruleNote = z.strictObject({ note: prose(500).optional(), confirm: confirmations })

const difference = z.object({
  path: z.string().describe('`levels.0`, `settings.highPercent`, `overrides.east.highPercent`'),
  before: z.unknown().describe('null where it was not there'),
  after: z.unknown().describe('null where it is gone'),
  says: words,
})

export const ruleDifference = z.object({ differences: z.array(difference) })
export type WireRuleDifference = z.infer<typeof ruleDifference>

export const versionList = z.object({
  versions: z.array(
    z.object({
      n: z.int().describe('Counts within the rule; 0 is a rule of the product as it came'),
      what: z.enum(['saved', 'tuned', 'deleted']),
      at: time.nullable(),
      actor: z.string().nullable(),
      note: z.string().nullable(),
      says: z.array(words).describe('What changed, in words'),
      definition: z.unknown().describe('As it stood after the change; null where it was deleted'),
      overrides: z.array(ruleOverride),
      ofDeletedDevices: z
        .int()
        .describe(
          'Overrides that there were beside these, of devices that are deleted: what they set is gone',
        ),
    }),
  ),
})
export type WireRuleVersions = z.infer<typeof versionList>

/** What `GET /api/rules?deleted=true` answers. */
export const deletedRuleList = z.object({
  deleted: z.array(z.object({ id: z.string(), at: time, actor: z.string(), note: z.string().nullable() })),
})
