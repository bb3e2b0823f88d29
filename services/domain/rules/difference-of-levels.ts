import type { Severity } from '../model/alert.ts'
import type { MetricSpecs } from '../model/metric.ts'
import type { ConditionSpec, Figure, LevelSpec, Rule } from '../model/rule.ts'
import { type Text, text } from '../model/text.ts'
import { describeLevel, durationWords } from './describe.ts'
import { changed, type Difference } from './differing.ts'

/** Something of a rule, with the rule that it is of: its settings have the names of the figures. */
type Of<T> = readonly [T | undefined, Rule]

/** How a level differs: each thing by itself, since most of them stand in no sentence. */
export function ofLevels(i: number, a: Rule, b: Rule, metrics: MetricSpecs): Difference[] {
  const path = `levels.${i}`
  const name = text(`level ${i + 1}`, `第 ${i + 1} 级`)
  const [before, after] = [a.levels[i], b.levels[i]]
  if (before === undefined || after === undefined) {
    return changed(path, before, after, name, [wholeOf(before, a, metrics), wholeOf(after, b, metrics)])
  }
  return [
    ...changed(`${path}.severity`, before.severity, after.severity, within(name, SEVERITY), [
      SEVERITIES[before.severity],
      SEVERITIES[after.severity],
    ]),
    ...conditionChanged(`${path}.when`, name, [before.when, a], [after.when, b], metrics),
    ...FIGURES.flatMap(([key, what]) =>
      figureChanged(`${path}.${key}`, key, within(name, what), [before[key], a], [after[key], b]),
    ),
    ...changed(`${path}.latch`, before.latch, after.latch, within(name, LATCH)),
  ]
}

const SEVERITIES: Readonly<Record<Severity, Text>> = {
  low: text('low', '提醒'),
  medium: text('medium', '一般'),
  high: text('high', '严重'),
  critical: text('critical', '紧急'),
}
const SEVERITY = text('severity', '级别')
const LATCH = text('ends by hand alone', '仅可人工解除')
const FIGURES = [
  ['forMs', text('for', '持续时长')],
  ['gapMs', text('gaps left out up to', '允许间断')],
  ['count', text('readings in a row', '连续次数')],
] as const

const within = (place: Text, what: Text): Text => text(`${place.en}: ${what.en}`, `${place.zh}：${what.zh}`)

/** In its sentence, and what differs of it beside that. */
export function conditionChanged(
  path: string,
  name: Text,
  [before, a]: Of<ConditionSpec>,
  [after, b]: Of<ConditionSpec>,
  metrics: MetricSpecs,
): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const [was, is] = [sentenceOf(before, a, metrics), sentenceOf(after, b, metrics)]
  if (before === undefined || after === undefined) return changed(path, before, after, name, [was, is])
  const said = was?.en === is?.en ? [] : changed(path, before, after, name, [was, is])
  const unsaid = leavesChanged(path, name, [before, a], [after, b])
  const found = [...said, ...unsaid]
  return found.length > 0 ? found : changed(path, before, after, name)
}

/** What stands in no sentence, where both are made of the same conditions. */
function leavesChanged(
  path: string,
  name: Text,
  [before, a]: Of<object>,
  [after, b]: Of<object>,
): Difference[] {
  const [from, to] = [leavesOf('', before), leavesOf('', after)]
  if (shapeOf(from) !== shapeOf(to)) return []
  return [...new Set([...from.keys(), ...to.keys()])].flatMap(at => {
    const key = at.split('.').at(-1) ?? ''
    const figures = [from.get(at), to.get(at)] as const
    // With the default of a setting in its place the sentence is the same, and yet it can be set from now on.
    const set = figures.some(isSetting) ? FIGURE : undefined
    const what = UNSAID[at.includes('freshMs.') ? 'freshMs' : key] ?? set
    if (what === undefined) return []
    return figureChanged(`${path}.${at}`, at, within(name, what), [figures[0], a], [figures[1], b])
  })
}

const isSetting = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'setting' in value
const FIGURE = text('figure', '数值')

const UNSAID: Readonly<Record<string, Text>> = {
  deadband: text('deadband', '回差'),
  samplesMin: text('least readings', '最少读数'),
  spanMsMin: text('least time between the readings', '读数最短跨度'),
  restCount: text('readings until its rest is known', '静止值学习次数'),
  timeConstantMs: text('learned over', '基线学习时长'),
  accuracyM: text('error of a position (m)', '定位误差（米）'),
  scale: text('scale of SpO₂', '血氧评分标准'),
  freshMs: text('a value counts for', '数值有效时长'),
  endsBelow: text('ends below so many devices', '少于多少台时恢复'),
  rules: text('counts the alerts of', '统计的规则'),
  assumed: text('taken for, while it was never reported', '未上报时视为'),
  bridgesMs: text('silence left out', '允许的静默时长'),
  intervals: text('intervals', '间隔数'),
  lat: text('latitude', '纬度'),
  lon: text('longitude', '经度'),
  corners: text('corners', '边界点'),
}

/** Every value with the way to it; figures and lists whole. */
function leavesOf(path: string, value: unknown): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || isWhole(value)) return new Map([[path, value]])
  const at = (key: string) => (path === '' ? key : `${path}.${key}`)
  return new Map(Object.entries(value).flatMap(([key, each]) => [...leavesOf(at(key), each)]))
}

const isWhole = (value: object): boolean =>
  'setting' in value ||
  (Array.isArray(value) && value.some(each => typeof each !== 'object' || Array.isArray(each)))

const shapeOf = (leaves: ReadonlyMap<string, unknown>): string =>
  JSON.stringify([...leaves].filter(([path]) => path === 'type' || path.endsWith('.type')))

export function figureChanged(
  path: string,
  key: string,
  name: Text,
  [before, a]: Of<unknown>,
  [after, b]: Of<unknown>,
): Difference[] {
  const isTime = /Ms(Min)?(\.|$)/.test(key)
  return changed(path, before, after, name, [figureWords(before, a, isTime), figureWords(after, b, isTime)])
}

/** A setting by its title; a length of time in its words. */
function figureWords(value: unknown, { settings }: Rule, isTime: boolean): Text | undefined {
  const name = (value as Exclude<Figure, number> | undefined)?.setting
  if (typeof name === 'string') return settings[name]?.title ?? text(name, name)
  return isTime && typeof value === 'number' ? durationWords(value) : undefined
}

const wholeOf = (level: LevelSpec | undefined, rule: Rule, metrics: MetricSpecs): Text | undefined => {
  if (level === undefined) return undefined
  const { en, zh } = describeLevel(level, defaultsOf(rule), metrics)
  return text(`${level.severity}: ${en}`, `${SEVERITIES[level.severity].zh}：${zh}`)
}

const sentenceOf = (when: ConditionSpec | undefined, rule: Rule, metrics: MetricSpecs): Text | undefined =>
  when === undefined ? undefined : describeLevel({ severity: 'low', when }, defaultsOf(rule), metrics)

const defaultsOf = ({ settings }: Rule): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(settings).map(([name, spec]) => [name, spec.default]))
