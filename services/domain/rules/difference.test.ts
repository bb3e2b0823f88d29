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
      ['levels.1', 'level 2: none → Fill level ≥ 95 %, in 2 readings in a row'],
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
      ['overrides.bin-1.enabled', 'device bin-1: switched on: false → none'],
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
