import t from 'tap'
import { all, any, atLeast, below, is, not, oneOf, setting } from '../../model/condition.ts'
import type { Values } from '../../model/reading.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { describeLevel } from '../describe.ts'
import { WINDOW_SAMPLES_MAX } from '../windows.ts'
import { after, verdicts } from './testing/verdicts.ts'

t.test('a limit is reached at the limit itself, by >= and <= alone', async t => {
  t.same(after(atLeast('x', setting('limit')), { x: 9.99 }, { x: 10 }), [false, true])
  t.same(after({ type: 'compare', metric: 'x', op: '>', value: 10 }, { x: 10 }, { x: 10.01 }), [false, true])
  t.same(after({ type: 'compare', metric: 'x', op: '<=', value: 10 }, { x: 10.01 }, { x: 10 }), [false, true])
  t.same(after(below('x', 10), { x: 10 }, { x: 9 }), [false, true])
})

t.test('a deadband holds on to what is so, and asks the whole limit of what is not', async t => {
  t.same(after(atLeast('x', 10, 3), { x: 9 }, { x: 10 }, { x: 7 }, { x: 6.9 }, { x: 9 }), [
    false,
    true,
    true,
    false,
    false,
  ])
  t.same(after(below('x', 10, 3), { x: 9 }, { x: 12.9 }, { x: 13 }, { x: 12 }), [true, true, false, false])
})

t.test('what was never reported is neither true nor false, and neither is its opposite', async t => {
  const cases: [string, ConditionSpec][] = [
    ['compare', atLeast('x', 10)],
    ['is', is('x', true)],
    ['one-of', oneOf('x', ['a'])],
    ['rises', { type: 'rises', metric: 'x', by: 1, withinMs: 10 }],
    ['off-rest', { type: 'off-rest', metric: 'x', by: 1, restCount: 1 }],
  ]
  for (const [name, condition] of cases) {
    t.same(after(condition, { y: 1 }), [undefined], name)
    t.same(after(not(condition), { y: 1 }), [undefined], `not ${name}`)
  }
})

t.test('all and any answer as soon as the unknown part can no longer matter', async t => {
  const [x, y] = [is('x', true), is('y', true)]
  t.same(after(all(x, y), { x: false }, { x: true }, { y: true }), [false, undefined, true])
  t.same(after(any(x, y), { x: true }, { x: false }, { y: false }), [true, undefined, false])
})

t.test('an assumed value stands in until the metric is reported', async t => {
  t.same(after(is('worn', true, true), {}, { worn: false }, { worn: true }), [true, false, true])
})

t.test('a rise is counted from the least value within the window, and a fall is none', async t => {
  const rises: ConditionSpec = { type: 'rises', metric: 'x', by: 10, withinMs: 100 }
  const series: [number, Values][] = [
    [0, { x: 20 }],
    [50, { x: 15 }],
    [90, { x: 24 }],
    [140, { x: 25 }],
    [151, { x: 26 }],
    [260, { x: 34 }],
    [270, { x: 0 }],
  ]
  t.same(verdicts(rises, series), [false, false, false, true, false, false, false])
})

t.test(
  'a device that reports a thousand times within the window keeps the memory bounded and the least value',
  async t => {
    const rises: ConditionSpec = { type: 'rises', metric: 'x', by: 990, withinMs: 1e6 }
    const series = Array.from({ length: 1_000 }, (_, i) => [i, { x: i }] as const)
    t.equal(WINDOW_SAMPLES_MAX < series.length, true)
    t.same(verdicts(rises, series).slice(988), [false, false, ...Array(10).fill(true)])
  },
)

t.test('the resting value is the median of the first readings, so one odd one does not matter', async t => {
  const tilted: ConditionSpec = { type: 'off-rest', metric: 'x', by: 45, restCount: 3 }
  t.same(after(tilted, { x: 90 }, { x: 10 }, { x: 88 }, { x: 60 }, { x: 43 }), [
    undefined,
    undefined,
    false,
    false,
    true,
  ])
})

t.test(
  'a device knocked over while it is being known rests where it stood; one mounted on its side may',
  async t => {
    const tilted: ConditionSpec = { type: 'off-rest', metric: 'x', by: 45, restCount: 5 }
    const knocked = [2, 90, 90, 90, 90, 3].map(x => ({ x }))
    t.same(after(tilted, ...knocked), [undefined, undefined, undefined, undefined, true, false])
    const onItsSide = [88, 90, 90, 91, 90, 90, 20].map(x => ({ x }))
    t.same(after(tilted, ...onItsSide).slice(4), [false, false, true])
  },
)

t.test('since holds from its beginning until what comes after it ends it', async t => {
  const down: ConditionSpec = { type: 'since', since: is('fall', true), until: is('fine', true) }
  t.same(
    after(
      down,
      { fine: true },
      { fall: true },
      { y: 1 },
      { fall: false },
      { fine: true },
      { fall: true },
      { y: 2 },
    ),
    [false, true, true, true, false, true, true],
  )
})

t.test('every shape says in both languages what it means', async t => {
  const metrics = {
    x: { type: 'number', unit: '°C', min: 0, max: 100, holds: true, title: text('Heat', '温度') },
  } as const
  const level = {
    severity: 'high',
    when: any(atLeast('x', setting('hot')), { type: 'rises', metric: 'x', by: 5, withinMs: 120_000 }),
    forMs: 90_000,
    count: 2,
  } as const
  t.same(describeLevel(level, { hot: 60 }, metrics), {
    en: 'Heat ≥ 60 °C or Heat rises by 5 °C within 2 min, in 2 readings in a row, for 90 s',
    zh: '温度 ≥ 60 °C，或温度在 2 分钟内上升 5 °C，连续 2 次，持续 90 秒',
  })
})
