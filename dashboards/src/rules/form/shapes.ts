import type { Condition, Shape } from '../definition.ts'
import type { ChoiceLabel, Field, FieldAs, FieldLabel } from './fields.ts'

/** A metric of each type that the kind has, to begin with. */
export interface Usual {
  readonly any: string
  readonly number: string
  readonly flag: string
  readonly word: string
}

export interface ShapeForm {
  readonly group: ShapeGroup
  readonly fields: readonly Field[]
  /** How one begins: as near to something that makes sense as can be guessed. */
  readonly first: (usual: Usual) => Omit<Condition, 'type'>
}

export const SHAPE_GROUPS = ['value', 'combination', 'time', 'window', 'device'] as const
export type ShapeGroup = (typeof SHAPE_GROUPS)[number]

type More = Omit<Field, 'key' | 'as' | 'label'>
const field = (key: string, as: FieldAs, label: FieldLabel, more: More = {}): Field => ({
  key,
  as,
  label,
  ...more,
})
const maybe = { optional: true } as const
const choice = (key: string, label: FieldLabel, ...choices: ChoiceLabel[]): Field =>
  field(key, 'choice', label, { choices })
const metric = field('metric', 'metric', 'metric')
const number = field('metric', 'metric', 'metric', { of: 'number' })
const word = field('metric', 'metric', 'metric', { of: 'word' })
const operator = field('op', 'operator', 'operator')
const within = field('withinMs', 'duration', 'within')
const samplesMin = field('samplesMin', 'whole', 'samples-min', maybe)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const part = ({ flag, any }: Usual): Condition =>
  flag === '' ? { type: 'fresh', metric: any, withinMs: HOUR } : { type: 'is', metric: flag, value: true }
const more = ({ number, any }: Usual): Condition =>
  number === ''
    ? { type: 'fresh', metric: any, withinMs: HOUR }
    : { type: 'compare', metric: number, op: '>=', value: 1 }

/** The form of every shape of condition that there is: a test holds it to the server's. */
export const shapeForms: Readonly<Record<Shape, ShapeForm>> = {
  compare: {
    group: 'value',
    fields: [
      number,
      operator,
      field('value', 'amount', 'limit'),
      field('deadband', 'amount', 'deadband', maybe),
    ],
    first: ({ number }) => ({ metric: number, op: '>=', value: 1 }),
  },
  is: {
    group: 'value',
    fields: [metric, field('value', 'value', 'value'), field('assumed', 'value', 'assumed', maybe)],
    first: ({ flag, any }) => ({ metric: flag || any, value: true }),
  },
  'one-of': {
    group: 'value',
    fields: [word, field('values', 'words', 'values'), field('assumed', 'value', 'assumed', maybe)],
    first: ({ word }) => ({ metric: word, values: [] }),
  },
  text: {
    group: 'value',
    fields: [
      word,
      choice(
        'op',
        'operator',
        ...([
          'in',
          'not-in',
          'equal',
          'not-equal',
          'contains',
          'not-contains',
          'starts-with',
          'ends-with',
        ] as const),
      ),
      field('of', 'words', 'words'),
    ],
    first: ({ word }) => ({ metric: word, op: 'contains', of: [] }),
  },
  all: {
    group: 'combination',
    fields: [field('of', 'conditions', 'all')],
    first: usual => ({ of: [part(usual), more(usual)] }),
  },
  any: {
    group: 'combination',
    fields: [field('of', 'conditions', 'any')],
    first: usual => ({ of: [part(usual), more(usual)] }),
  },
  not: {
    group: 'combination',
    fields: [field('of', 'condition', 'not'), field('assumed', 'flag', 'assumed-so', maybe)],
    first: usual => ({ of: part(usual) }),
  },
  since: {
    group: 'combination',
    fields: [field('since', 'condition', 'since'), field('until', 'condition', 'until')],
    first: usual => ({ since: part(usual), until: more(usual) }),
  },
  called: {
    group: 'combination',
    fields: [field('name', 'bilingual', 'name'), field('of', 'condition', 'called')],
    first: usual => ({ name: { en: '', zh: '' }, of: part(usual) }),
  },
  waits: {
    group: 'combination',
    fields: [field('while', 'condition', 'waits')],
    first: usual => ({ while: more(usual) }),
  },
  fresh: {
    group: 'time',
    fields: [metric, within],
    first: ({ any }) => ({ metric: any, withinMs: 5 * MINUTE }),
  },
  during: {
    group: 'time',
    fields: [
      field('days', 'days', 'days', maybe),
      field('from', 'clock', 'from'),
      field('to', 'clock', 'to'),
    ],
    first: () => ({ from: '22:00', to: '06:00' }),
  },
  rises: {
    group: 'window',
    fields: [number, field('by', 'amount', 'rises-by'), within],
    first: ({ number }) => ({ metric: number, by: 10, withinMs: 10 * MINUTE }),
  },
  rate: {
    group: 'window',
    fields: [
      number,
      choice('direction', 'direction', 'up', 'down', 'either'),
      field('by', 'amount', 'rate-by'),
      field('perMs', 'duration', 'per'),
      within,
      field('spanMsMin', 'duration', 'span-min', maybe),
      samplesMin,
    ],
    first: ({ number }) => ({ metric: number, direction: 'up', by: 2, perMs: MINUTE, withinMs: 10 * MINUTE }),
  },
  aggregate: {
    group: 'window',
    fields: [
      metric,
      choice('of', 'aggregate', 'min', 'max', 'mean', 'sum', 'count'),
      operator,
      field('value', 'amount', 'limit'),
      within,
      samplesMin,
    ],
    first: ({ number }) => ({ metric: number, of: 'mean', op: '>', value: 1, withinMs: 15 * MINUTE }),
  },
  'n-of-m': {
    group: 'window',
    fields: [field('n', 'whole', 'n'), field('m', 'whole', 'm'), field('when', 'condition', 'n-of-m')],
    first: usual => ({ n: 3, m: 5, when: more(usual) }),
  },
  unchanged: {
    group: 'window',
    fields: [
      number,
      field('within', 'amount', 'unchanged-within'),
      field('forMs', 'duration', 'unchanged-for'),
      samplesMin,
    ],
    first: ({ number }) => ({ metric: number, within: 0.5, forMs: 7 * DAY, samplesMin: 24 }),
  },
  'grows-less': {
    group: 'window',
    fields: [
      number,
      field('by', 'amount', 'grows-by'),
      field('spell', 'condition', 'spell'),
      field('withinMs', 'duration', 'spell-within'),
      field('times', 'whole', 'times'),
    ],
    first: usual => ({ metric: usual.number, by: 10, spell: part(usual), withinMs: 30 * MINUTE, times: 3 }),
  },
  'off-rest': {
    group: 'device',
    fields: [number, field('by', 'amount', 'off-by'), field('restCount', 'whole', 'rest-count')],
    first: ({ number }) => ({ metric: number, by: 10, restCount: 5 }),
  },
  'off-baseline': {
    group: 'device',
    fields: [
      number,
      choice('direction', 'side', 'above', 'below', 'either'),
      field('by', 'number', 'deviations'),
      field('byMin', 'amount', 'off-by'),
      field('timeConstantMs', 'duration', 'learns-over'),
      samplesMin,
    ],
    first: ({ number }) => ({ metric: number, direction: 'above', by: 4, byMin: 1, timeConstantMs: 7 * DAY }),
  },
  outside: {
    group: 'device',
    fields: [field('area', 'area', 'area'), field('accuracyM', 'metres', 'accuracy', maybe)],
    first: () => ({ area: { lat: 31.23, lon: 121.47, radiusM: 500 }, accuracyM: 30 }),
  },
  heard: {
    group: 'device',
    fields: [field('intervals', 'number', 'intervals'), field('bridgesMs', 'duration', 'bridges')],
    first: () => ({ intervals: 3, bridgesMs: HOUR }),
  },
  silent: {
    group: 'device',
    fields: [field('intervals', 'number', 'intervals')],
    first: () => ({ intervals: 3 }),
  },
  dropouts: {
    group: 'device',
    fields: [
      field('intervals', 'number', 'intervals'),
      field('count', 'whole', 'times'),
      field('withinMs', 'duration', 'within'),
    ],
    first: () => ({ intervals: 3, count: 3, withinMs: 30 * DAY }),
  },
  doubted: {
    group: 'device',
    fields: [field('count', 'whole', 'doubted')],
    first: () => ({ count: 3 }),
  },
  news2: {
    group: 'device',
    fields: [
      choice('of', 'score', 'total', 'worst'),
      field('atLeast', 'whole', 'points'),
      field('deadband', 'whole', 'deadband'),
      field('scale', 'whole', 'scale'),
      field('freshMs', 'freshness', 'freshness'),
    ],
    first: () => ({
      of: 'total',
      atLeast: 5,
      deadband: 1,
      scale: 1,
      freshMs: { moving: HOUR, measured: 12 * HOUR, state: DAY },
    }),
  },
  together: {
    group: 'device',
    fields: [
      field('rules', 'rules', 'rules'),
      field('what', 'bilingual', 'what'),
      field('devices', 'whole', 'devices'),
      within,
      field('endsBelow', 'whole', 'ends-below', maybe),
    ],
    first: () => ({ rules: [], what: { en: '', zh: '' }, devices: 2, withinMs: 10 * MINUTE }),
  },
}

export const SHAPES = Object.keys(shapeForms) as readonly Shape[]

/** Of another shape: what both have stays, and what is put around something keeps it inside. */
export function asShape(type: Shape, usual: Usual, before?: Condition): Condition {
  const { fields, first } = shapeForms[type]
  const begun: Record<string, unknown> = { type, ...first(usual) }
  if (before === undefined || before.type === type) return begun as Condition
  const isCombination = (of: Shape) =>
    shapeForms[of].fields.some(({ as }) => as === 'conditions' || as === 'condition')
  if (isCombination(type) && !isCombination(before.type)) {
    const [holder] = fields.filter(({ as }) => as === 'conditions' || as === 'condition')
    if (holder !== undefined) begun[holder.key] = holder.as === 'condition' ? before : [before]
    return begun as Condition
  }
  const old = shapeForms[before.type].fields
  for (const { key, as } of fields)
    if (before[key] !== undefined && old.some(one => one.key === key && one.as === as))
      begun[key] = before[key]
  return begun as Condition
}
