import t from 'tap'
import { atLeast, below, setting } from '../model/condition.ts'
import { held } from '../model/metric.ts'
import type { Rule, RuleOverride } from '../model/rule.ts'
import { text } from '../model/text.ts'
import { differences } from './difference.ts'

const metrics = { fillPercent: held('%')(text('Fill level', '满溢度'), 0, 100) }
const full: Rule = {
  id: 'own',
  kind: 'smart-bin',
  version: 1,
  title: text('Full', '满溢'),
  settings: { percent: { title: text('Full from', '满溢阈值'), unit: '%', default: 80, min: 0, max: 100 } },
  levels: [{ severity: 'low', when: atLeast('fillPercent', setting('percent')) }],
}

const between = (
  a: Rule | undefined,
  b: Rule | undefined,
  before: RuleOverride[] = [],
  after: RuleOverride[] = [],
) => differences({ definition: a, overrides: before }, { definition: b, overrides: after }, metrics)

t.test('what differs is said as data and in words', async t => {
  const other: Rule = {
    ...full,
    version: 2,
    title: text('Very full', '很满'),
    settings: { percent: { ...full.settings.percent, default: 90 } as Rule['settings'][string] },
    levels: [...full.levels, { severity: 'high', when: atLeast('fillPercent', 95), count: 2 }],
    clear: below('fillPercent', 50),
    neverHeld: true,
  }
  const found = between(full, other)
  t.same(
    found.map(({ path, says }) => [path, says.en]),
    [
      ['title', 'title: “Full” → “Very full”'],
      ['neverHeld', 'never held back: none → true'],
      ['settings.percent', 'Full from: 80 % → 90 %'],
      ['levels.1', 'level 2: none → high: Fill level ≥ 95 %, in 2 readings in a row'],
      ['clear', 'over when: none → Fill level < 50 %'],
    ],
  )
  t.match(found[3], { before: null, after: { severity: 'high' }, says: { zh: /满溢度/ } })
})

t.test('figures for a place are compared place by place', async t => {
  const before = [
    { scope: { zone: 'east' }, settings: { percent: 70 } },
    { scope: { device: 'bin-1' }, enabled: false },
  ]
  const after = [
    { scope: { zone: 'east' }, settings: { percent: 60 } },
    { scope: {}, settings: { percent: 90 } },
  ]
  t.same(
    between(full, full, before, after).map(({ path, says }) => [path, says.en]),
    [
      ['overrides.east.percent', 'zone east: Full from: 70 → 60'],
      ['overrides.bin-1.enabled', 'device bin-1: switched on: no → not set'],
      ['overrides.everywhere.percent', 'everywhere: Full from: none → 90'],
    ],
  )
})

t.test('a rule that was made or deleted is one difference, and the same rule is none', async t => {
  t.match(between(undefined, full), [
    { before: null, after: { id: 'own' }, says: { en: 'the rule was made' } },
  ])
  t.match(between(full, undefined), [{ after: null, says: { zh: '删除规则' } }])
  t.same(between(full, { ...full, version: 7 }), [])
})

t.test('what stands in no sentence is said too: severity, deadband, latch, count, delays', async t => {
  const [level] = full.levels
  const as = (more: object, rule: Partial<Rule> = {}): Rule => ({
    ...{ ...full, ...rule },
    levels: [{ severity: 'low', when: atLeast('fillPercent', setting('percent')), ...level, ...more }],
  })
  const said = (more: object, rule: Partial<Rule> = {}) =>
    between(full, as(more, rule)).map(({ path, says }) => `${path} | ${says.en} | ${says.zh}`)
  t.same(said({ severity: 'critical' }), [
    'levels.0.severity | level 1: severity: low → critical | 第 1 级：级别：提醒 → 紧急',
  ])
  t.same(said({ when: atLeast('fillPercent', setting('percent'), 9) }), [
    'levels.0.when.deadband | level 1: deadband: none → 9 | 第 1 级：回差：无 → 9',
  ])
  t.same(said({ latch: true }), [
    'levels.0.latch | level 1: ends by hand alone: none → true | 第 1 级：仅可人工解除：无 → 是',
  ])
  t.same(said({ forMs: 600_000, count: 3 }), [
    'levels.0.forMs | level 1: for: none → 10 min | 第 1 级：持续时长：无 → 10 分钟',
    'levels.0.count | level 1: readings in a row: none → 3 | 第 1 级：连续次数：无 → 3',
  ])
  t.same(said({}, { clearForMs: 60_000 }), [
    'clearForMs | over for: none → 1 min | 恢复确认时长：无 → 1 分钟',
  ])
  t.same(
    said({ severity: 'high', when: atLeast('fillPercent', 90, 2) }).map(line => line.split(' | ')[1]),
    [
      'level 1: severity: low → high',
      'level 1: Fill level ≥ 80 % → Fill level ≥ 90 %',
      'level 1: figure: Full from → 90',
      'level 1: deadband: none → 2',
    ],
  )
})

t.test('no two rules that differ are told as the same sentence twice', async t => {
  const together = (rules: readonly string[]): Rule => ({
    ...full,
    levels: [
      {
        severity: 'high',
        when: { type: 'together', rules, what: text('fire', '火情'), devices: 2, withinMs: 60_000 },
      },
    ],
  })
  t.same(
    between(together(['bin-fire']), together(['bin-fire', 'bin-full'])).map(({ says }) => says.en),
    ['level 1: counts the alerts of: ["bin-fire"] → ["bin-fire","bin-full"]'],
  )
})

const words = (a: Rule, b: Rule) => between(a, b).map(({ says }) => says.en)

t.test('a setting of which only the range, the steps or the title differ says those', async t => {
  const percent = full.settings.percent as Rule['settings'][string]
  const as = (more: Partial<typeof percent>): Rule => ({
    ...full,
    settings: { percent: { ...percent, ...more } },
  })
  t.same(words(full, as({ min: 10, max: 95 })), ['Full from: 80 % (0–100) → 80 % (10–95)'])
  t.same(words(full, as({ integer: true })), ['Full from: 80 % (0–100) → 80 % (0–100, whole)'])
  t.same(words(full, as({ default: 70, max: 90 })), ['Full from: 80 % (0–100) → 70 % (0–90)'])
  t.same(words(full, as({ default: 70 })), ['Full from: 80 % → 70 %'])
  t.same(words(full, as({ title: text('From', '阈值') })), ['From: 80 % “Full from” → 80 % “From”'])
  t.match(between(full, as({ integer: true }))[0]?.says.zh, /整数/)
})

t.test('a figure that becomes a setting, and one that is none any more, are said by name', async t => {
  const plain: Rule = { ...full, levels: [{ severity: 'low', when: atLeast('fillPercent', 80) }] }
  t.same(words(plain, full), ['level 1: figure: 80 → Full from'])
  t.same(words(full, plain), ['level 1: figure: Full from → 80'])
})

t.test('a zone of a site is named with its site', async t => {
  const set = [{ scope: { site: 'al', zone: 'z1' }, settings: { percent: 70 }, enabled: false }]
  t.same(
    between(full, full, [], set).map(({ says }) => [says.en, says.zh]),
    [
      ['zone z1 of site al: switched on: not set → no', '社区 al 区域 z1：启用：未设置 → 否'],
      ['zone z1 of site al: Full from: none → 70', '社区 al 区域 z1：满溢阈值：无 → 70'],
    ],
  )
})
