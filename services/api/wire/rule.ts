import { z } from 'zod'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { words } from './alert.ts'
import { id } from './device.ts'
import { prose } from './line.ts'
import { responseSteps } from './rule-definition.ts'
import { ruleTestResult } from './rule-test.ts'
import { ruleFault } from './session.ts'

export const ruleOverride = z.strictObject({
  scope: z.strictObject({ site: id.optional(), zone: id.optional(), device: id.optional() }),
  enabled: z.boolean().optional(),
  settings: z.record(z.string(), z.number()).optional(),
  response: responseSteps
    .optional()
    .describe('What is done there about it, step by step, in the place of the steps of the rule'),
  order: z
    .string()
    .max(64)
    .nullable()
    .optional()
    .describe(
      'One of `mayOrder`: the device is told by itself when it is critical; null takes it back there',
    ),
})

export const ruleId = z.string().max(64)
const note = prose(500).optional().describe('Why, for whoever reads the history')

/** What somebody says that they mean: without it, what may cost a life, or fails its own tests, is refused. */
export const CONFIRMATIONS = ['life-safety', 'failing-tests', 'gives-order'] as const
export type WireConfirmation = (typeof CONFIRMATIONS)[number]
export const confirmations = z
  .array(z.enum(CONFIRMATIONS))
  .max(CONFIRMATIONS.length)
  .optional()
  .describe('What `RULE_NEEDS_CONFIRMATION` asked for')

/**
 * The body of `PUT /api/rules/{id}`: all overrides of the rule, replacing those before, or the whole definition of an
 * own rule, or both.
 */
export const ruleBody = z.strictObject({
  version: z.int().optional().describe('The tuning version that was seen; another one by then is refused'),
  overrides: z.array(ruleOverride).max(10_000).optional(),
  definition: z
    .unknown()
    .optional()
    .describe('Of an own rule, in the form of `GET /api/rules/{id}`; every fault in it is answered at once'),
  ruleVersion: z
    .int()
    .optional()
    .describe('With a definition: the version of the rule that was seen, 0 for a new one'),
  note,
  confirm: confirmations,
})
export type WireRuleBody = z.infer<typeof ruleBody>

/** The body of `POST /api/rules`: an own rule that begins as a copy of another. */
export const ruleCopy = z.strictObject({ id, copyOf: ruleId, title: words.optional(), note })

export const rule = z.object({
  id: z.string(),
  kind: z.string(),
  version: z.int(),
  custom: z.boolean().describe('Of the operator’s own: it can be changed as a whole, and deleted'),
  title: words,
  advice: words.optional().describe('What to do about it'),
  response: z.array(words).optional().describe('The same step by step, for whoever goes there'),
  sentences: z.array(z.object({ severity: z.enum(SEVERITIES), sentence: words })),
  settings: z.record(
    z.string(),
    z.object({ title: words, unit: z.string(), default: z.number(), min: z.number(), max: z.number() }),
  ),
  lifeSafety: z.boolean(),
  neverHeld: z.boolean().describe('Nothing keeps people from hearing of it: life safety, fire, smoke'),
  dryRun: z.boolean().describe('It watches, and people hear nothing of what it raises'),
  optIn: z.boolean().describe('Off where no override switches it on (`enabled`)'),
  tuningVersion: z.int(),
  overrides: z.array(ruleOverride),
  mayOrder: z
    .array(z.object({ name: z.string(), title: words }))
    .optional()
    .describe('What its device may be told by itself, where an override asks for it (`order`)'),
  orders: z
    .array(z.object({ scope: ruleOverride.shape.scope, sentence: words }))
    .optional()
    .describe('Where that is asked for, in words'),
  emptyPlaces: z
    .array(z.object({ scope: ruleOverride.shape.scope, says: words }))
    .optional()
    .describe(
      'Overrides that hold for no device, and why: the place is gone, or nothing of the kind is there',
    ),
})
export type WireRule = z.infer<typeof rule>
export const ruleList = z.object({ rules: z.array(rule) })
export type WireRuleList = z.infer<typeof ruleList>

/** One rule with its definition, as its author writes it. */
export const ruleFile = rule.extend({
  definition: z.unknown(),
  warnings: z.array(ruleFault).describe('What may surprise: they do not hinder it').optional(),
})
export type WireRuleFile = z.infer<typeof ruleFile>

const sentence = z.object({ severity: z.enum(SEVERITIES), sentence: words })

/** What `POST /api/rules/check` answers: nothing is saved. */
export const ruleCheck = z.object({
  ok: z.boolean(),
  faults: z.array(ruleFault),
  sentences: z.array(sentence).describe('What each level says, as far as it can be said'),
  parts: z
    .record(z.string(), words)
    .describe('What each condition says, by its path: `levels.0.when.of.1`; of what has its form alone'),
  tests: z.array(ruleTestResult).describe('What comes of the tests of the definition, where it has no fault'),
})
export type WireRuleCheck = z.infer<typeof ruleCheck>

const sourced = <T extends z.ZodType>(value: T) =>
  z.object({ value, from: z.enum(['default', 'everywhere', 'site', 'zone', 'device']) })

/** What `GET /api/devices/{id}/rules` answers: the figures that hold for the device, and where each comes from. */
export const deviceRules = z.object({
  rules: z.array(
    z.object({
      id: z.string(),
      title: words,
      version: z.int(),
      custom: z.boolean(),
      enabled: sourced(z.boolean()),
      failed: z
        .boolean()
        .describe(
          'It could not be evaluated on this device and is off there until it is another; see `rule-failed`',
        ),
      settings: z.record(z.string(), sourced(z.number()).extend({ title: words, unit: z.string() })),
      sentences: z.array(z.object({ severity: z.enum(SEVERITIES), sentence: words })),
    }),
  ),
})
export type WireDeviceRules = z.infer<typeof deviceRules>
