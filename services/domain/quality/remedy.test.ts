import t from 'tap'
import {
  above,
  atLeast,
  below,
  celsiusFigure,
  countFigure,
  durationFigure,
  not,
  setting,
} from '../model/condition.ts'
import type { ConditionSpec, Rule } from '../model/rule.ts'
import { text } from '../model/text.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import type { Culprit } from './blame.ts'
import type { FigureId } from './figure.ts'
import { remedyFor } from './remedy.ts'
import { remedyWords } from './remedy-words.ts'

const nameOf = (device: string) => device.replace('lamp-', 'Lamp ')

const hot: Rule = {
  id: 'hot',
  kind: 'lamp',
  version: 1,
  title: text('Hot', '过热'),
  settings: {
    highC: celsiusFigure(text('High from', '严重阈值'), 60),
    criticalC: celsiusFigure(text('Critical from', '紧急阈值'), 80),
    endC: celsiusFigure(text('Over below', '恢复阈值'), 55),
    deadbandC: celsiusFigure(text('Deadband', '回差'), 2),
    forMs: durationFigure(text('For', '持续'), 0),
    count: countFigure(text('In a row', '连续次数'), 1),
  },
  ascending: ['endC', 'highC', 'criticalC'],
  levels: [
    {
      severity: 'high',
      when: atLeast('temperatureC', setting('highC'), setting('deadbandC')),
      forMs: setting('forMs'),
    },
    { severity: 'critical', when: above('temperatureC', setting('criticalC')), count: setting('count') },
  ],
  clear: below('temperatureC', setting('endC')),
}

const two: Culprit = {
  rule: 'hot',
  count: 5,
  share: 1,
  severity: 'critical',
  devices: [
    { id: 'lamp-1', count: 2 },
    { id: 'lamp-2', count: 2 },
    { id: 'lamp-3', count: 1 },
  ],
  lastedP90Ms: 40 * SECOND,
}

const defaults = (rule: Rule) =>
  Object.fromEntries(Object.entries(rule.settings).map(([name, spec]) => [name, spec.default]))
const ask = (figure: FigureId, { rule = hot, culprit = two, settings = defaults(rule) } = {}) =>
  remedyFor({ figure, culprit, rule, scope: { site: 's' }, settingsOf: () => settings })

t.test('each symptom has the setting that helps against it, a step to the calmer side', async t => {
  const table: [FigureId, object][] = [
    ['chattering', { role: 'deadband', setting: 'deadbandC', from: 2, to: 4 }],
    ['fleeting', { role: 'on-delay', setting: 'forMs', from: 0, to: MINUTE }],
    ['false-share', { role: 'threshold', setting: 'highC', from: 60, to: 65 }],
    ['rate-mean', { role: 'threshold', setting: 'highC', from: 60, to: 65 }],
    ['critical-share', { role: 'threshold', setting: 'criticalC', from: 80, to: 90 }],
  ]
  for (const [figure, change] of table)
    t.same(ask(figure), { kind: 'change', change: { ...change, scope: { site: 's' } } }, figure)
})

t.test('against what lasts no setting helps: it is seen to, shelved, or its device deleted', async t => {
  const remedy = ask('stale')
  t.same(remedy, { kind: 'inspect' })
  const { en, zh } = remedyWords(remedy, hot, 'stale', nameOf)
  t.match(en, /have it seen to, shelve it/)
  t.match(zh, /请派人处理.*搁置/)
})

t.test(
  'more than half of the alarms from one device of several: the device gets a figure of its own',
  async t => {
    const scopeOf = (...counts: number[]) => {
      const devices = counts.map((count, i) => ({ id: `lamp-${i}`, count }))
      const remedy = ask('rate-mean', { culprit: { ...two, count: 6, devices } })
      return remedy.kind === 'change' && remedy.change.scope
    }
    t.same(scopeOf(4, 1, 1), { device: 'lamp-0' })
    t.same(scopeOf(3, 2, 1), { site: 's' })
    t.same(scopeOf(2, 2, 2), { site: 's' })
    t.same(scopeOf(6), { site: 's' }, 'there is no other to compare it with')
  },
)

t.test('a setting that is at its end, or would pass the next level, is left for another', async t => {
  const from = (settings: object) => ask('rate-mean', { settings: { ...defaults(hot), ...settings } })
  t.match(from({ highC: 78 }), { change: { setting: 'criticalC' } }, '78 + 10 would be above 80')
  t.match(from({ highC: 79, criticalC: 125 }), { change: { setting: 'highC', to: 89 } })
  t.match(from({ highC: 124, criticalC: 125 }), { change: { setting: 'count', from: 1, to: 2 } })
})

t.test('a delay or count of a level that the alarms never came to is no remedy', async t => {
  const high = { ...two, severity: 'high' } as const
  const settings = { ...defaults(hot), highC: 124, criticalC: 125, forMs: 31 * 24 * 60 * MINUTE }
  t.match(ask('rate-mean', { settings }), { change: { setting: 'count' } })
  t.match(ask('rate-mean', { settings, culprit: high }), { change: { setting: 'deadbandC' } })
})

t.test('a figure that must be low to raise is lowered', async t => {
  const cold: Rule = {
    ...hot,
    ascending: [],
    levels: [{ severity: 'high', when: below('temperatureC', setting('highC')) }],
  }
  t.match(ask('rate-mean', { rule: cold }), { change: { setting: 'highC', from: 60, to: 55 } })
})

const limit = (value: number, max = 1_000) => ({ ...countFigure(text('Limit', '阈值'), value), min: 0, max })
const window = { metric: 'temperatureC', withinMs: MINUTE } as const
const x = setting('x')

/** A condition with a setting that has the value, and to what that goes; nothing where it stays. */
const shaped: readonly (readonly [ConditionSpec, number, number | undefined])[] = [
  [{ type: 'rate', ...window, direction: 'up', by: x, perMs: MINUTE }, 50, 55],
  [{ type: 'rate', ...window, direction: 'up', by: 5, perMs: MINUTE, samplesMin: x }, 3, 4],
  [{ type: 'aggregate', ...window, of: 'mean', op: '>=', value: x }, 50, 55],
  [{ type: 'aggregate', ...window, of: 'min', op: '<', value: x }, 50, 45],
  [{ type: 'n-of-m', n: x, m: 5, when: above('temperatureC', 9) }, 4, 5],
  [{ type: 'n-of-m', n: x, m: 5, when: above('temperatureC', 9) }, 5, undefined],
  [{ type: 'n-of-m', n: x, m: 5, when: above('temperatureC', 9) }, 6, undefined],
  [{ type: 'unchanged', metric: 'temperatureC', within: 0, forMs: x }, 0, MINUTE],
  [{ type: 'unchanged', metric: 'temperatureC', within: x, forMs: MINUTE }, 50, 45],
  [
    {
      ...{ type: 'off-baseline', metric: 'temperatureC', direction: 'above', by: x },
      byMin: 1,
      timeConstantMs: 1,
    },
    50,
    55,
  ],
  [{ type: 'outside', area: { lat: 1, lon: 2, radiusM: x } }, 500, 550],
  [{ type: 'dropouts', intervals: 3, count: x, withinMs: MINUTE }, 3, 4],
  [{ type: 'dropouts', intervals: x, count: 3, withinMs: MINUTE }, 3, 4],
  [{ type: 'together', rules: ['hot'], what: text('heat', '热'), devices: x, withinMs: MINUTE }, 2, 3],
  [{ type: 'doubted', count: x }, 3, 4],
  [not(above('temperatureC', x)), 50, undefined],
]

for (const [when, value, expected] of shaped) {
  const words = JSON.stringify(when)
  t.test(`what would calm ${words} at ${value} is ${expected ?? 'no setting of it'}`, async t => {
    const settings = { x: limit(value, 1_000_000) }
    const { clear: _, ascending: __, ...plain } = hot
    const rule: Rule = { ...plain, settings, levels: [{ severity: 'low', when }] }
    const remedy = ask('rate-mean', { rule, culprit: { ...two, severity: 'low' } })
    t.equal(remedy.kind === 'change' ? remedy.change.to : undefined, expected)
  })
}

t.test('a rule that a life may hang on is never weakened', async t => {
  for (const mark of [{ lifeSafety: true }, { neverHeld: true }] as const)
    t.same(ask('fleeting', { rule: { ...hot, ...mark } }), { kind: 'leave' })
})

t.test('a rule without a setting that helps is a matter of the device', async t => {
  const { clear: _, ...rest } = hot
  t.same(
    ask('fleeting', { rule: { ...rest, settings: {}, levels: [{ severity: 'low', when: above('t', 1) }] } }),
    {
      kind: 'inspect',
    },
  )
})

t.test('the words name the setting, both figures and the device', async t => {
  const devices = [
    { id: 'lamp-1', count: 4 },
    { id: 'lamp-2', count: 1 },
  ]
  const words = remedyWords(ask('fleeting', { culprit: { ...two, devices } }), hot, 'fleeting', nameOf)
  t.equal(words.en, 'Delay: “For” from 0 min to 1 min for Lamp 1 alone. What is over by then raises nothing.')
  t.equal(words.zh, '防抖时间：仅对“Lamp 1”将“持续”由 0 分钟 改为 1 分钟。在此之前已恢复的不再告警。')
  t.match(remedyWords({ kind: 'leave' }, hot, 'stale', nameOf).en, 'A life may hang on this rule')
  t.match(remedyWords({ kind: 'inspect' }, undefined, 'fleeting', nameOf).zh, '请检查设备')
})
