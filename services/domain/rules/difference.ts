import type { MetricSpecs } from '../model/metric.ts'
import type { Rule, RuleOverride, Scope, SettingSpec } from '../model/rule.ts'
import { type Text, text } from '../model/text.ts'
import { conditionChanged, figureChanged, ofLevels } from './difference-of-levels.ts'
import { changed, type Difference } from './differing.ts'

/** A rule as it stood at some time: without a definition where it was deleted, or not yet there. */
export interface RuleStanding {
  readonly definition: Rule | undefined
  readonly overrides: readonly RuleOverride[]
  /** How many more there were, of devices that are deleted: nobody reads those any more. */
  readonly ofDeleted?: number
}

/** What became of a rule between two times. */
export function differences(before: RuleStanding, after: RuleStanding, metrics: MetricSpecs): Difference[] {
  return [
    ...ofDefinitions(before.definition, after.definition, metrics),
    ...ofOverrides(before.overrides, after.overrides, after.definition ?? before.definition),
    ...changed(
      'overrides.ofDeletedDevices',
      before.ofDeleted ?? 0,
      after.ofDeleted ?? 0,
      text('overrides of deleted devices', '已删除设备的专属设定'),
    ),
  ]
}

function ofDefinitions(a: Rule | undefined, b: Rule | undefined, metrics: MetricSpecs): Difference[] {
  if (a === undefined && b === undefined) return []
  if (a === undefined || b === undefined) {
    const says =
      a === undefined ? text('the rule was made', '新建规则') : text('the rule was deleted', '删除规则')
    return [{ path: '', before: a ?? null, after: b ?? null, says }]
  }
  const count = Math.max(a.levels.length, b.levels.length)
  return [
    ...PLAIN_KEYS.flatMap(key => changed(key, a[key], b[key], PLAIN[key])),
    ...LENGTHS.flatMap(([key, name]) => figureChanged(key, key, name, [a[key], a], [b[key], b])),
    ...ofSettings(a.settings, b.settings),
    ...Array.from({ length: count }, (_, i) => i).flatMap(i => ofLevels(i, a, b, metrics)),
    ...conditionChanged('onlyWhile', text('only while', '仅当'), [a.onlyWhile, a], [b.onlyWhile, b], metrics),
    ...conditionChanged('clear', text('over when', '恢复条件'), [a.clear, a], [b.clear, b], metrics),
    ...changed('tests', a.tests, b.tests, text('tests', '测试用例'), [countWords(a), countWords(b)]),
  ]
}

/** How many: their rows are long. */
const countWords = ({ tests = [] }: Rule): Text => text(String(tests.length), `${tests.length} 个`)

/** By the default, with the range and the title where those differ. */
function ofSettings(a: Rule['settings'], b: Rule['settings']): Difference[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(name => {
    const [before, after] = [a[name], b[name]]
    const title = after?.title ?? before?.title ?? text(name, name)
    if (before === undefined || after === undefined) return changed(`settings.${name}`, before, after, title)
    const words = [settingWords(before, after), settingWords(after, before)]
    return changed(`settings.${name}`, before, after, title, words)
  })
}

function settingWords(setting: SettingSpec, other: SettingSpec): Text {
  const { default: figure, unit, title, min, max, integer } = setting
  const isInRange = min === other.min && max === other.max && integer === other.integer
  const [whole, wholeZh] = integer ? [', whole', '，整数'] : ['', '']
  const isCalled = title.en === other.title.en && title.zh === other.title.zh
  const words = (rest: string, name: string) =>
    [`${figure} ${unit}`.trim(), isInRange ? '' : `(${min}–${max}${rest})`, isCalled ? '' : `“${name}”`]
      .filter(part => part !== '')
      .join(' ')
  return text(words(whole, title.en), words(wholeZh, title.zh))
}

/** What is compared by itself, whole; the rest is gone into. */
type PlainKey = Exclude<
  keyof Rule,
  | 'id'
  | 'version'
  | 'kind'
  | 'tests'
  | 'settings'
  | 'levels'
  | 'onlyWhile'
  | 'clear'
  | 'clearForMs'
  | 'minBetweenMs'
>
const PLAIN: Readonly<Record<PlainKey, Text>> = {
  title: text('title', '名称'),
  advice: text('advice', '处置建议'),
  response: text('response plan', '处置步骤'),
  about: text('about', '所涉对象'),
  except: text('except', '不适用于'),
  ascending: text('ascending', '设定顺序'),
  keeps: text('keeps', '留存指标'),
  lifeSafety: text('life safety', '人身安全'),
  neverHeld: text('never held back', '从不抑制'),
  optIn: text('off until switched on', '默认停用'),
  dryRun: text('dry run', '试运行'),
  mayOrder: text('what it may order', '可自动下达的指令'),
}
const LENGTHS = [
  ['clearForMs', text('over for', '恢复确认时长')],
  ['minBetweenMs', text('least time between episodes', '两次告警最小间隔')],
] as const
const PLAIN_KEYS = Object.keys(PLAIN) as PlainKey[]

function ofOverrides(
  a: readonly RuleOverride[],
  b: readonly RuleOverride[],
  rule: Rule | undefined,
): Difference[] {
  const scopes = new Map([...a, ...b].map(({ scope }) => [nameOf(scope), scope]))
  return [...scopes].flatMap(([name, scope]) => {
    const one = a.find(each => nameOf(each.scope) === name)
    const other = b.find(each => nameOf(each.scope) === name)
    const where = whereOf(scope)
    const path = `overrides.${name}`
    const titleOf = (setting: string) => {
      const title = rule?.settings[setting]?.title ?? text(setting, setting)
      return text(`${where.en}: ${title.en}`, `${where.zh}：${title.zh}`)
    }
    const isOn = text(`${where.en}: switched on`, `${where.zh}：启用`)
    return [
      ...changed(`${path}.enabled`, one?.enabled, other?.enabled, isOn, [onWords(one), onWords(other)]),
      ...changed(`${path}.response`, one?.response, other?.response, stepsOf(where)),
      ...changed(`${path}.order`, one?.order, other?.order, ordersOf(where)),
      ...byKey(path, one?.settings ?? {}, other?.settings ?? {}, titleOf),
    ]
  })
}

const stepsOf = ({ en, zh }: Text): Text => text(`${en}: response plan`, `${zh}：处置步骤`)

const ordersOf = ({ en, zh }: Text): Text => text(`${en}: orders by itself`, `${zh}：自动指令`)

const nameOf = ({ site = '', zone = '', device = '' }: Scope): string =>
  [site, zone, device].filter(part => part !== '').join('/') || 'everywhere'

function whereOf({ site, zone, device }: Scope): Text {
  if (device !== undefined) return text(`device ${device}`, `设备 ${device}`)
  if (zone !== undefined && site !== undefined)
    return text(`zone ${zone} of site ${site}`, `社区 ${site} 区域 ${zone}`)
  if (zone !== undefined) return text(`zone ${zone}`, `区域 ${zone}`)
  return site === undefined ? text('everywhere', '全部') : text(`site ${site}`, `社区 ${site}`)
}

const onWords = (override: RuleOverride | undefined): Text =>
  override?.enabled === undefined
    ? text('not set', '未设置')
    : override.enabled
      ? text('yes', '是')
      : text('no', '否')

const byKey = (
  path: string,
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  titleOf: (name: string) => Text | undefined,
): Difference[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(name =>
    changed(`${path}.${name}`, a[name], b[name], titleOf(name) ?? text(name, name)),
  )
