import type { MetricSpec, MetricSpecs } from '../model/metric.ts'
import type { ConditionSpec, Figure, LevelSpec, Rule } from '../model/rule.ts'
import { type Text, text } from '../model/text.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../model/time.ts'
import type { Describer } from './condition.ts'
import { shapeOf } from './conditions/shapes.ts'
import { figureOf } from './settings.ts'

/** A level of a rule in plain words with its figures: "fill level ≥ 90 % in 2 readings in a row". */
export function describeLevel(
  level: LevelSpec,
  settings: Readonly<Record<string, number>>,
  metrics: MetricSpecs,
  onlyWhile?: ConditionSpec,
): Text {
  const describer = describerFor(settings, metrics)
  const parts = [describer.describe(level.when)]
  if (level.count !== undefined) parts.push(inARow(figureOf(level.count, settings)))
  if (level.forMs !== undefined) {
    const duration = describer.duration(level.forMs)
    parts.push(text(`, for ${duration.en}`, `，持续 ${duration.zh}`))
  }
  if (level.gapMs !== undefined) {
    const gap = describer.duration(level.gapMs)
    parts.push(text(` (gaps up to ${gap.en} left out)`, `（不超过 ${gap.zh}的间断不计）`))
  }
  if (onlyWhile !== undefined) {
    const setting = describer.describe(onlyWhile)
    parts.push(text(`; only while: ${setting.en}`, `；仅当：${setting.zh}`))
  }
  return text(parts.map(part => part.en).join(''), parts.map(part => part.zh).join(''))
}

/** The rule's levels with its default figures. */
export function describeRule(
  rule: Rule,
  metrics: MetricSpecs,
): { severity: LevelSpec['severity']; sentence: Text }[] {
  const defaults = Object.fromEntries(
    Object.entries(rule.settings).map(([name, spec]) => [name, spec.default]),
  )
  return rule.levels.map(level => ({
    severity: level.severity,
    sentence: describeLevel(level, defaults, metrics, rule.onlyWhile),
  }))
}

/** A condition by itself, of whatever part of a rule. */
export const describeCondition = (
  spec: ConditionSpec,
  settings: Readonly<Record<string, number>>,
  metrics: MetricSpecs,
): Text => describerFor(settings, metrics).describe(spec)

const inARow = (count: number): Text =>
  count > 1 ? text(`, in ${count} readings in a row`, `，连续 ${count} 次`) : text('', '')

function describerFor(settings: Readonly<Record<string, number>>, metrics: MetricSpecs): Describer {
  const figure = (f: Figure) => figureOf(f, settings)
  const describer: Describer = {
    figure,
    metric: name => metrics[name]?.title ?? text(name, name),
    unset: name => unsetOf(metrics[name], name),
    word: (value, metric) => {
      const spec = metrics[metric]
      return (spec?.type === 'word' ? spec.said?.[value] : undefined) ?? text(value, value)
    },
    amount: (f, metric) => {
      const spec = metrics[metric]
      return spec?.type === 'number' && spec.unit !== '' ? `${figure(f)} ${spec.unit}` : String(figure(f))
    },
    duration: f => durationWords(figure(f)),
    describe: spec => shapeOf(spec).describe(spec, describer),
  }
  return describer
}

function unsetOf(spec: MetricSpec | undefined, name: string): Text {
  if (spec?.type === 'flag' && spec.unset !== undefined) return spec.unset
  const { en, zh } = spec?.title ?? text(name, name)
  return text(`not ${en}`, `非${zh}`)
}

const units: readonly [ms: number, en: string, zh: string][] = [
  [DAY, 'd', '天'],
  [HOUR, 'h', '小时'],
  [MINUTE, 'min', '分钟'],
  [SECOND, 's', '秒'],
]

export function durationWords(ms: number): Text {
  const [unitMs, en, zh] = units.find(([unitMs]) => ms >= unitMs && ms % unitMs === 0) ?? [1, 'ms', '毫秒']
  return text(`${ms / unitMs} ${en}`, `${ms / unitMs} ${zh}`)
}
