import { parse } from 'yaml'
import { z } from 'zod'
import { checkRule } from '../../api/form/rule-check.ts'
import { CommandError } from '../../cli/command-error.ts'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { ID_PATTERN } from '../../domain/model/place.ts'
import type { MetricValue } from '../../domain/model/reading.ts'
import type { Rule } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import type { DurationMs, Instant } from '../../domain/model/time.ts'
import { hintFor } from '../../domain/rules/sense/draft.ts'
import { durationOf, seriesOf } from './series.ts'

/** A rule with tables of what devices report and which alerts are expected. */
export interface RuleTestFile {
  readonly rule: Rule
  /** It is a rule of the product, by its id. */
  readonly isBuiltIn: boolean
  readonly warnings: readonly RuleFault[]
  readonly settings: Readonly<Record<string, number>>
  readonly kind: string
  readonly intervalMs: DurationMs | undefined
  readonly timeZone: string | undefined
  readonly start: Instant
  readonly tests: readonly RuleTest[]
}

export interface RuleTest {
  readonly name: string
  readonly everyMs: DurationMs
  readonly devices: readonly SimulatedDevice[]
  readonly expect: readonly Expectation[]
  /** Where given, all that happens, in order. */
  readonly events: readonly string[] | undefined
}

export interface SimulatedDevice {
  readonly id: string
  readonly zone: string
  readonly series: Readonly<Record<string, readonly (MetricValue | undefined)[]>>
}

export interface Expectation {
  readonly atMs: DurationMs
  /** `high`, or `bin-2 high` where there are several devices. */
  readonly open: readonly string[]
}

/** The device where only one is spoken of. */
export const ONLY = 'device'

const duration = z
  .union([z.string(), z.literal(0)])
  .transform(String)
  .transform(parsed(durationOf))
const series = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]).transform(String).transform(parsed(seriesOf)),
)
const fileForm = z.strictObject({
  rule: z.union([z.string(), z.looseObject({ id: z.string().regex(ID_PATTERN) })], {
    error: 'the id of a rule of the product, or a definition with an id',
  }),
  settings: z.record(z.string(), z.number()).default({}),
  device: z.strictObject({ kind: z.string().optional(), interval: duration.optional() }).default({}),
  timeZone: z.string().optional(),
  start: z.iso.datetime({ offset: true }).default('2026-01-05T00:00:00Z'),
  tests: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        every: duration,
        series: series.optional(),
        devices: z
          .record(z.string().regex(ID_PATTERN), z.strictObject({ zone: z.string().default('zone'), series }))
          .optional(),
        expect: z
          .array(
            z.strictObject({
              at: duration,
              open: z.array(
                z
                  .string()
                  .regex(
                    new RegExp(`^(\\S+ )?(${SEVERITIES.join('|')})$`),
                    'a severity, behind the device where there are several',
                  ),
              ),
            }),
          )
          .default([]),
        events: z.array(z.string()).optional(),
      }),
    )
    .min(1),
})

/** Throws a `CommandError` that names every fault. */
export function readRuleTests(yaml: string, name: string): RuleTestFile {
  const { data, error } = fileForm.safeParse(parsedYaml(yaml, name))
  if (error !== undefined) {
    const faults = error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new CommandError([`${name}:`, ...faults].join('\n'))
  }
  const { rule, warnings } = ruleIn(data.rule, name)
  return {
    rule,
    warnings,
    isBuiltIn: typeof data.rule === 'string',
    settings: data.settings,
    kind: kindFor(rule, data.device.kind, name),
    intervalMs: data.device.interval,
    timeZone: data.timeZone,
    start: Date.parse(data.start),
    tests: data.tests.map(({ every, devices = {}, series, expect, events, ...test }) => ({
      name: test.name,
      everyMs: every,
      devices: [
        ...(series === undefined ? [] : [{ id: ONLY, zone: 'zone', series }]),
        ...Object.entries(devices).map(([id, device]) => ({ id, ...device })),
      ],
      expect: expect.map(({ at: atMs, open }) => ({ atMs, open })),
      events,
    })),
  }
}

function parsedYaml(yaml: string, name: string): unknown {
  try {
    return parse(yaml)
  } catch (error) {
    throw new CommandError(`${name}: ${(error as Error).message}`)
  }
}

function ruleIn(
  given: string | { id: string },
  name: string,
): { rule: Rule; warnings: readonly RuleFault[] } {
  if (typeof given === 'string') {
    const rule = allRules.find(({ id }) => id === given)
    const hint = hintFor(
      given,
      allRules.map(({ id }) => id),
    )
    if (rule === undefined) throw new CommandError(`${name}: there is no rule “${given}”${hint.en}`)
    return { rule, warnings: [] }
  }
  const { id, ...definition } = given
  const { rule, faults } = checkRule(definition, { id, version: 1, kinds: kindList })
  if (rule === undefined) throw new CommandError([`${name}:`, ...faults.map(faultWords)].join('\n'))
  return { rule, warnings: faults }
}

export const faultWords = ({ path, level, says }: RuleFault): string =>
  `  ${level === 'warning' ? 'warning: ' : ''}rule${path === '' ? '' : `.${path}`}: ${says.en}`

function kindFor({ kind }: Rule, given: string | undefined, name: string): string {
  if (kind !== '*') return kind
  if (given !== undefined && kindList.some(each => each.kind === given)) return given
  throw new CommandError(`${name}: device.kind: the rule is for all kinds; say which one the devices are of`)
}

/** What a reader of its own says of a text, as a fault of the form. */
function parsed<T>(read: (text: string) => T) {
  return (text: string, context: z.core.$RefinementCtx): T => {
    try {
      return read(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message, input: text })
      return z.NEVER
    }
  }
}
