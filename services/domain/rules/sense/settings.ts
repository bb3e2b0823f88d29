import type { MetricSpecs } from '../../model/metric.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { type Draft, fault, hintFor, type Placed, partsOf, placedConditions, warning } from './draft.ts'

/** A figure that names a setting. */
interface Use {
  readonly path: string
  readonly name: string
  /** That of what it is held against, where that has one. */
  readonly unit?: string
}

/** Every setting is there, is used, has a default in its range, and stands in its order. */
export function settingFaults(draft: Draft, metrics: MetricSpecs): RuleFault[] {
  const uses = usesOf(draft, metrics)
  const used = new Set(uses.map(({ name }) => name))
  return [
    ...Object.entries(draft.settings).flatMap(([name, spec]) => rangeFaults(`settings.${name}`, spec)),
    ...uses.flatMap(use => useFaults(use, draft)),
    ...Object.keys(draft.settings)
      .filter(name => !used.has(name))
      .map(name => warning(`settings.${name}`, `nothing uses “${name}”`, `“${name}”没有被使用`)),
    ...orderFaults(draft),
  ]
}

function rangeFaults(path: string, spec: Draft['settings'][string]): RuleFault[] {
  const { min, max, default: given, integer } = spec
  if (min > max) return [fault(`${path}.min`, `the range ${min}–${max} is empty`, `范围 ${min}–${max} 为空`)]
  if (given < min || given > max) {
    return [
      fault(`${path}.default`, `${given} is not from ${min} to ${max}`, `${given} 不在 ${min}–${max} 范围内`),
    ]
  }
  if (integer && !Number.isInteger(given)) {
    return [fault(`${path}.default`, `${given} is no whole number`, `${given} 不是整数`)]
  }
  return []
}

function useFaults({ path, name, unit }: Use, { settings }: Draft): RuleFault[] {
  const spec = Object.hasOwn(settings, name) ? settings[name] : undefined
  if (spec === undefined) {
    const hint = hintFor(name, Object.keys(settings))
    return [fault(path, `there is no setting “${name}”${hint.en}`, `没有设定“${name}”${hint.zh}`)]
  }
  if (unit === undefined || spec.unit === unit) return []
  return [
    fault(
      `settings.${name}.unit`,
      `“${spec.unit}” is held against “${unit}” (${path}); give it in “${unit}”`,
      `单位“${spec.unit}”与“${unit}”不符（${path}）；请使用“${unit}”`,
    ),
  ]
}

function orderFaults({ settings, ascending = [] }: Draft): RuleFault[] {
  return ascending.flatMap((name, i) => {
    const path = `ascending.${i}`
    const figure = settings[name]?.default
    if (figure === undefined) return useFaults({ path, name }, { settings } as Draft)
    const before = ascending[i - 1] ?? ''
    const least = settings[before]?.default
    if (least === undefined || least < figure) return []
    return [
      fault(
        path,
        `${name} (${figure}) must be greater than ${before} (${least})`,
        `${name}（${figure}）必须大于 ${before}（${least}）`,
      ),
    ]
  })
}

function usesOf(draft: Draft, metrics: MetricSpecs): Use[] {
  const levels = draft.levels.flatMap((level, i) => namedIn(`levels.${i}`, level, { forMs: 'ms', count: '' }))
  const conditions = placedConditions(draft)
    .flatMap(partsOf)
    .flatMap(part => namedIn(part.path, part.spec, unitsOf(part, metrics)))
  return [...levels, ...namedIn('', draft, {}), ...conditions]
}

/** What a figure is held against on the scale of the metric. */
function unitsOf({ spec }: Placed, metrics: MetricSpecs): Readonly<Record<string, string>> {
  if (!('metric' in spec)) return {}
  const metric = metrics[spec.metric]
  if (metric?.type !== 'number') return {}
  return ON_THE_SCALE.has(spec.type) ? { value: metric.unit, deadband: metric.unit, by: metric.unit } : {}
}

const ON_THE_SCALE: ReadonlySet<string> = new Set(['compare', 'rises', 'off-rest', 'grows-less'])

/** Every `{ setting }` that is a field of this: one that ends in `Ms` is a length of time. */
function namedIn(path: string, value: object | undefined, units: Readonly<Record<string, string>>): Use[] {
  return Object.entries(value ?? {}).flatMap(([key, figure]) => {
    if (typeof figure !== 'object' || figure === null || Array.isArray(figure)) return []
    const at = path === '' ? key : `${path}.${key}`
    if ('setting' in figure) {
      const unit = key.endsWith('Ms') ? 'ms' : units[key]
      return [{ path: at, name: String(figure.setting), ...(unit !== undefined && { unit }) }]
    }
    // Figures that stand together under a name of their own; conditions are gone through by themselves.
    return 'type' in figure || NOT_FIGURES.has(key) ? [] : namedIn(at, figure, units)
  })
}

const NOT_FIGURES: ReadonlySet<string> = new Set([
  'settings',
  'title',
  'advice',
  'response',
  'clear',
  'onlyWhile',
])
