import { z } from 'zod'
import { SEVERITIES } from '../../domain/model/alert.ts'
import type { RuleTest, RuleTestRow } from '../../domain/model/rule-test.ts'
import { prose } from './line.ts'

/** Of a rule; more of them nobody reads, and all of them run at each look at a draft. */
export const RULE_TESTS_MAX = 20
/** Of a test. */
export const RULE_TEST_ROWS_MAX = 60
const DAY_MS = 86_400_000
export const RULE_TEST_MS_MAX = 366 * DAY_MS

const row = z.strictObject({
  atMs: z.int().min(0).max(RULE_TEST_MS_MAX).describe('Since a Monday at midnight'),
  values: z
    .record(z.string().min(1).max(64), z.union([z.number(), z.boolean(), z.string().max(200)]))
    .describe('What the device reports then; nothing is reported where there are none, and time goes on'),
  expect: z
    .enum([...SEVERITIES, 'nothing', 'cleared'])
    .optional()
    .describe('What is open then; `cleared` where something was and is over, `nothing` where nothing was'),
} satisfies Record<keyof RuleTestRow, z.ZodType>)

const isInOrder = (rows: readonly { readonly atMs: number }[]): boolean =>
  rows.every(({ atMs }, i) => i === 0 || atMs >= (rows[i - 1]?.atMs ?? 0))

/** A test that is kept with a rule: what a device reports at which time, and which alert is expected after it. */
export const ruleTest = z.strictObject({
  name: prose(100),
  kind: z.string().min(1).max(64).optional().describe('Of a rule for all kinds: which one reports'),
  rows: z
    .array(row)
    .min(1)
    .max(RULE_TEST_ROWS_MAX, `at most ${RULE_TEST_ROWS_MAX} rows`)
    .refine(isInOrder, 'the rows stand in the order of their times'),
} satisfies Record<keyof RuleTest, z.ZodType>)

/** Row by row: whether it came as expected, and what came. */
export const ruleTestResult = z.object({
  name: z.string(),
  rows: z.array(z.object({ ok: z.boolean(), got: z.enum([...SEVERITIES, 'nothing', 'cleared', 'failed']) })),
})
