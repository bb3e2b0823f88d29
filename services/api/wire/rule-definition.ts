import { z } from 'zod'
import { ABOUTS } from '../../domain/model/about.ts'
import { SEVERITIES } from '../../domain/model/alert.ts'
import { ID_PATTERN } from '../../domain/model/place.ts'
import { STEP_LENGTH_MAX, STEPS_MAX } from '../../domain/model/response.ts'
import {
  type ConditionSpec,
  type LevelSpec,
  type Rule,
  type SettingSpec,
  WEEKDAYS,
} from '../../domain/model/rule.ts'
import { TEXT_OPERATORS } from '../../domain/model/text-operator.ts'
import { UNSHOWN } from './line.ts'
import { RULE_TESTS_MAX, ruleTest } from './rule-test.ts'

const name = z.string().min(1).max(64)
export const figure = z
  .union([z.number(), z.strictObject({ setting: name })], { error: 'a number, or {"setting": "name"}' })
  .describe('A number, or the name of one of the rule’s settings')
const metricValue = z.union([z.number(), z.string(), z.boolean()], {
  error: 'a number, a word, true or false',
})
/** Nothing that no screen shows, or that turns what stands beside it around; half a character is none. */
const shown = (lengthMax: number, also = '') =>
  z
    .string()
    .max(lengthMax)
    .refine(
      value => value.isWellFormed() && !UNSHOWN.test([...value].filter(one => !also.includes(one)).join('')),
      { error: UNSHOWN_WORDS },
    )
const UNSHOWN_WORDS = 'has a character that cannot be shown: a control character, or half of one'
const said = shown(200)
  .min(1)
  .refine(value => value === '' || value.trim() !== '', 'is blank')
const words = z.strictObject({ en: said, zh: said })
const step = said.max(STEP_LENGTH_MAX)

/** What whoever goes there does, in both languages. */
export const responseSteps = z
  .array(z.strictObject({ en: step, zh: step }))
  .min(1)
  .max(STEPS_MAX)

const operator = z.enum(['>=', '>', '<=', '<'])
const clockTime = z.union(
  [z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 22:30'), figure],
  { error: 'a time such as 22:30, or minutes after midnight' },
)
const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)
const area = z.union(
  [
    z.strictObject({ lat: figure, lon: figure, radiusM: figure }),
    z.strictObject({
      corners: z
        .array(z.tuple([latitude, longitude]))
        .min(3)
        .max(100),
    }),
  ],
  { error: 'a circle (lat, lon, radiusM) or a polygon (corners)' },
)

/** A part of a condition: itself a condition, of any shape. */
const condition: z.ZodType<unknown> = z.lazy(() => conditionSpec)
const parts = z.array(condition).min(1).max(50)
const shape = <T extends ConditionSpec['type'], F extends z.ZodRawShape>(type: T, fields: F) =>
  z.strictObject({ type: z.literal(type), ...fields })

/** The form of every shape there is. */
export const conditionForms = {
  compare: shape('compare', {
    metric: name,
    op: operator,
    value: figure,
    deadband: figure.optional(),
  }),
  is: shape('is', { metric: name, value: metricValue, assumed: metricValue.optional() }),
  'one-of': shape('one-of', {
    metric: name,
    values: z.array(shown(200)).min(1).max(100),
    assumed: shown(200).optional(),
  }),
  all: shape('all', { of: parts }),
  any: shape('any', { of: parts }),
  not: shape('not', { of: condition, assumed: z.boolean().optional() }),
  rises: shape('rises', { metric: name, by: figure, withinMs: figure }),
  'off-rest': shape('off-rest', { metric: name, by: figure, restCount: figure }),
  rate: shape('rate', {
    metric: name,
    direction: z.enum(['up', 'down', 'either']),
    by: figure,
    perMs: figure,
    withinMs: figure,
    spanMsMin: figure.optional(),
    samplesMin: figure.optional(),
  }),
  aggregate: shape('aggregate', {
    metric: name,
    of: z.enum(['min', 'max', 'mean', 'sum', 'count']),
    op: operator,
    value: figure,
    withinMs: figure,
    samplesMin: figure.optional(),
  }),
  'n-of-m': shape('n-of-m', { n: figure, m: figure, when: condition }),
  unchanged: shape('unchanged', {
    metric: name,
    within: figure,
    forMs: figure,
    samplesMin: figure.optional(),
  }),
  'off-baseline': shape('off-baseline', {
    metric: name,
    direction: z.enum(['above', 'below', 'either']),
    by: figure,
    byMin: figure,
    timeConstantMs: figure,
    samplesMin: figure.optional(),
  }),
  outside: shape('outside', { area, accuracyM: figure.optional() }),
  during: shape('during', {
    days: z.array(z.enum(WEEKDAYS)).max(7).optional(),
    from: clockTime,
    to: clockTime,
  }),
  fresh: shape('fresh', { metric: name, withinMs: figure }),
  heard: shape('heard', { intervals: figure, bridgesMs: figure }),
  waits: shape('waits', { while: condition }),
  text: shape('text', {
    metric: name,
    op: z.enum(TEXT_OPERATORS),
    of: z.array(shown(200)).min(1).max(100),
  }),
  since: shape('since', { since: condition, until: condition }),
  news2: shape('news2', {
    of: z.enum(['total', 'worst']),
    atLeast: figure,
    deadband: figure,
    scale: figure,
    freshMs: z.strictObject({ moving: figure, measured: figure, state: figure }),
  }),
  'grows-less': shape('grows-less', {
    metric: name,
    by: figure,
    spell: condition,
    withinMs: figure,
    times: figure,
  }),
  called: shape('called', { name: words, of: condition }),
  together: shape('together', {
    rules: z.array(name).min(1).max(20),
    what: words,
    devices: figure,
    withinMs: figure,
    endsBelow: figure.optional(),
  }),
  doubted: shape('doubted', { count: figure }),
  dropouts: shape('dropouts', { intervals: figure, count: figure, withinMs: figure }),
  silent: shape('silent', { intervals: figure }),
} satisfies Record<ConditionSpec['type'], z.ZodObject>

const allForms: readonly z.ZodObject[] = Object.values(conditionForms)
const conditionSpec = z.discriminatedUnion('type', allForms as [z.ZodObject])

const levelFields = {
  severity: z.enum(SEVERITIES),
  when: condition,
  forMs: figure.optional(),
  gapMs: figure.optional(),
  count: figure.optional(),
  latch: z.literal(true).optional(),
} satisfies Record<keyof LevelSpec, z.ZodType>
export const levelForm = z.strictObject(levelFields)

const settingFields = {
  title: words,
  unit: shown(20),
  default: z.number(),
  min: z.number(),
  max: z.number(),
  integer: z.literal(true).optional(),
} satisfies Record<keyof SettingSpec, z.ZodType>
export const settingForm = z.strictObject(settingFields)

const fields = {
  kind: z.string().min(1).max(64).describe('A kind of device, or * for all'),
  except: z.array(name).max(50).optional(),
  title: words,
  advice: z.strictObject({ en: shown(2_000, '\n'), zh: shown(2_000, '\n') }).optional(),
  response: responseSteps.optional(),
  settings: z
    .record(
      z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'letters and digits, a small letter first'),
      settingForm,
    )
    .refine(settings => Object.keys(settings).length <= 32, 'at most 32 settings')
    .default({}),
  ascending: z.array(name).max(32).optional(),
  levels: z.array(levelForm).min(1).max(SEVERITIES.length),
  onlyWhile: condition.optional(),
  clear: condition.optional(),
  clearForMs: figure.optional(),
  minBetweenMs: figure.optional(),
  keeps: z.array(name).max(8).optional(),
  optIn: z.literal(true).optional(),
  about: z.enum(ABOUTS).optional(),
  lifeSafety: z.literal(true).optional(),
  neverHeld: z.literal(true).optional(),
  dryRun: z.literal(true).optional(),
  tests: z.array(ruleTest).max(RULE_TESTS_MAX, `at most ${RULE_TESTS_MAX} tests`).optional(),
} satisfies Record<keyof Omit<Rule, 'id' | 'version' | 'mayOrder'>, z.ZodType>

/** A whole rule as its author writes it; the server adds its id and version. */
export const ruleDefinition = z.strictObject(fields)

/** The same with its id, as it stands in a file. */
export const namedDefinition = z.strictObject({ id: z.string().regex(ID_PATTERN), ...fields })
