import t from 'tap'
import { atLeast } from '../../model/condition.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { HOUR, MINUTE } from '../../model/time.ts'
import { LOOK_BACK_MAX } from './n-of-m.ts'
import { after, verdicts } from './testing/verdicts.ts'

const xs = (...values: number[]) => values.map(x => ({ x }))

t.test(
  'n of the last m counts what was so, in a row or not, and forgets the reading before those',
  async t => {
    const often: ConditionSpec = { type: 'n-of-m', n: 2, m: 3, when: atLeast('x', 10) }
    t.same(after(often, ...xs(10, 0, 10, 0, 0, 10)), [false, false, true, false, false, false])
  },
)

t.test('a reading of something else is none of the last m', async t => {
  const often: ConditionSpec = { type: 'n-of-m', n: 2, m: 2, when: atLeast('x', 10) }
  t.same(after(often, { y: 1 }, { x: 10 }, { y: 1 }, { x: 10 }), [undefined, false, false, true])
})

t.test('no more readings are looked back on than the limit', async t => {
  const often: ConditionSpec = { type: 'n-of-m', n: LOOK_BACK_MAX, m: 10_000, when: atLeast('x', 10) }
  const series = [...Array(LOOK_BACK_MAX).fill({ x: 10 }), { x: 0 }]
  t.same(after(often, ...series).slice(-3), [false, true, false])
})

const stuck = (more: object = {}): ConditionSpec => ({
  ...{ type: 'unchanged', metric: 'x', within: 1, forMs: HOUR },
  ...more,
})

t.test(
  'a value stands still while it stays within the tolerance, and begins again when it leaves it',
  async t => {
    const minutes = (...series: [number, number][]) => series.map(([m, x]) => [m * MINUTE, { x }] as const)
    const series = minutes([0, 5], [30, 5.5], [59, 4.5], [60, 5], [61, 5.6], [120, 5.6], [121, 6.6])
    t.same(verdicts(stuck(), series), [false, false, false, true, false, false, true])
  },
)

t.test('a sensor that falls silent is not stuck', async t => {
  const silent = [[0, { x: 5 }] as const, [10 * HOUR, {}] as const, [11 * HOUR, { y: 1 }] as const]
  t.same(verdicts(stuck(), silent), [false, false, false])
  t.same(after(stuck(), { y: 1 }), [undefined])
})

t.test('two readings a long time apart are too few for whoever asks for more', async t => {
  const series = [[0, { x: 5 }] as const, [HOUR, { x: 5 }] as const, [2 * HOUR, { x: 5 }] as const]
  t.same(verdicts(stuck(), series), [false, true, true])
  t.same(verdicts(stuck({ samplesMin: 3 }), series), [false, false, true])
})

const odd = (more: object = {}): ConditionSpec => ({
  type: 'off-baseline',
  metric: 'x',
  direction: 'either',
  by: 4,
  byMin: 5,
  timeConstantMs: 24 * HOUR,
  samplesMin: 4,
  ...more,
})
const hourly = (...values: number[]) => values.map((x, hour) => [hour * HOUR, { x }] as const)

t.test('nothing is off before the baseline is known', async t => {
  t.same(verdicts(odd(), hourly(60, 90, 60, 60, 60)), [undefined, undefined, undefined, undefined, false])
})

t.test('off is by the usual deviation and by the least that counts, whichever is more', async t => {
  const calm = hourly(60, 60, 60, 60, 64.9, 65.1)
  t.same(verdicts(odd(), calm).slice(4), [false, false], 'the mean has moved a little')
  t.same(verdicts(odd({ byMin: 4 }), calm).slice(4), [true, true])
  const restless = hourly(50, 70, 50, 70, 75, 120)
  t.same(verdicts(odd(), restless).slice(4), [false, true])
})

t.test('off has a direction', async t => {
  const low = hourly(60, 60, 60, 60, 40)
  t.same(verdicts(odd({ direction: 'above' }), low).at(-1), false)
  t.same(verdicts(odd({ direction: 'below' }), low).at(-1), true)
})

t.test('what is off teaches nothing: it does not become usual', async t => {
  const said = verdicts(odd(), hourly(60, 60, 60, 60, ...Array(200).fill(90), 60))
  t.same(said.slice(4), [...Array(200).fill(true), false])
})

t.test('what comes slowly becomes usual', async t => {
  const drift = Array.from({ length: 400 }, (_, i) => 60 + i / 50)
  t.same(new Set(verdicts(odd(), hourly(...drift)).slice(4)), new Set([false]))
})

t.test('one value after a long silence does not replace what was learned', async t => {
  const series = [
    ...hourly(60, 60, 60, 60),
    [1_000 * HOUR, { x: 64 }] as const,
    [1_001 * HOUR, { x: 66 }] as const,
  ]
  t.same(verdicts(odd(), series).slice(4), [false, true])
})
