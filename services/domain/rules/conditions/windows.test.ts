import t from 'tap'
import type { Values } from '../../model/reading.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { HOUR, MINUTE, NEVER, SECOND } from '../../model/time.ts'
import { after, verdicts, wakings } from './testing/verdicts.ts'

type Of<T extends ConditionSpec['type']> = Extract<ConditionSpec, { type: T }>

const heating = (more: Partial<Of<'rate'>> = {}): ConditionSpec => ({
  ...{ type: 'rate', metric: 'x', direction: 'up', by: 5, perMs: MINUTE, withinMs: 10 * MINUTE },
  ...more,
})
const minutes = (...series: [minute: number, x: number][]) =>
  series.map(([minute, x]) => [minute * MINUTE, { x }] as const)

t.test('a rate is what the window comes to, from its oldest value to its newest', async t => {
  const series = minutes([0, 20], [1, 24.9], [2, 30], [4, 30], [14, 60], [15, 110])
  t.same(verdicts(heating(), series), [false, false, true, false, false, true])
  const late = minutes([0, 20], [9, 20], [10, 30])
  t.same(verdicts(heating(), late).at(-1), false)
  t.same(verdicts(heating({ withinMs: MINUTE }), late).at(-1), true, 'a shorter window sees the end alone')
})

t.test('a rate has a direction, or both', async t => {
  const falls = minutes([0, 50], [1, 45])
  t.same(verdicts(heating(), falls), [false, false])
  t.same(verdicts(heating({ direction: 'down' }), falls), [false, true])
  t.same(verdicts(heating({ direction: 'either' }), falls), [false, true])
  t.same(verdicts(heating({ direction: 'down' }), minutes([0, 45], [1, 50])), [false, false])
})

t.test('two readings of one moment, or too few, are no rate', async t => {
  t.same(verdicts(heating(), minutes([0, 20], [0, 90])), [false, false])
  const slow = heating({ spanMsMin: 2 * MINUTE })
  t.same(verdicts(slow, minutes([0, 20], [1.99, 90], [2, 90])), [false, false, true])
  const several = heating({ samplesMin: 3 })
  t.same(verdicts(several, minutes([0, 20], [1, 90], [2, 90])), [false, false, true])
})

t.test('a device that falls silent keeps its rate, and one that returns begins a new one', async t => {
  const series = [...minutes([0, 20], [1, 60]), [2 * HOUR, {}] as const, ...minutes([180, 300])]
  t.same(verdicts(heating(), series), [false, true, true, false])
})

const within = (of: Of<'aggregate'>['of'], op: '>=' | '<', value: number, samplesMin = 1): ConditionSpec => ({
  ...{ type: 'aggregate', metric: 'x', of, op, value, withinMs: 100, samplesMin },
})
const xs = (...series: [now: number, x: number][]) => series.map(([now, x]) => [now, { x }] as const)

t.test('an aggregate is made of the values of its window and of no others', async t => {
  const series = xs([0, 10], [50, 2], [99, 6], [100, 7], [151, 9])
  t.same(verdicts(within('max', '>=', 10), series), [true, true, true, false, false])
  t.same(verdicts(within('min', '<', 3), series), [false, true, true, true, false])
  t.same(verdicts(within('mean', '>=', 6), series), [true, true, true, false, true])
  t.same(verdicts(within('sum', '>=', 18), series), [false, false, true, false, true])
  t.same(verdicts(within('count', '>=', 3), series), [false, false, true, true, true])
})

t.test('an aggregate of too few values is not so, and of none is nothing', async t => {
  t.same(verdicts(within('mean', '<', 5, 3), xs([0, 1], [1, 1], [2, 1])), [false, false, true])
  t.same(after(within('count', '<', 5), { y: 1 }), [undefined])
})

t.test('a sum falls with time alone, at the moment at which it does, and a mean does not', async t => {
  const series: [number, Values][] = [
    [0, { x: 4 }],
    [30, { x: 4 }],
    [129, {}],
    [130, {}],
  ]
  t.same(verdicts(within('sum', '>=', 4), series), [true, true, true, false])
  t.same(wakings(within('sum', '>=', 4), series), [100, 130, 130, NEVER])
  t.same(wakings(within('sum', '>=', 8), series), [NEVER, 100, NEVER, NEVER])
  t.same(verdicts(within('mean', '>=', 4), series), [true, true, true, true])
  t.same(wakings(within('mean', '>=', 4), series), Array(4).fill(NEVER))
})

t.test('a flag can be counted where it was set', async t => {
  const series = [{ x: true }, { x: false }, { x: true }]
  t.same(after(within('sum', '>=', 2), ...series), [false, false, true])
  t.same(after(within('count', '>=', 2), ...series), [false, true, true])
})

t.test('a reading each second for an hour leaves a bounded memory that is right about the hour', async t => {
  const hourly: ConditionSpec = {
    type: 'aggregate',
    metric: 'x',
    of: 'mean',
    op: '>=',
    value: 9.5,
    withinMs: HOUR,
  }
  const series = Array.from({ length: 7_200 }, (_, i) => [i * SECOND, { x: i < 3_600 ? 0 : 10 }] as const)
  const said = verdicts(hourly, series)
  const first = said.indexOf(true)
  // All but a twentieth of an hour of tens, give or take the pool at its beginning.
  t.ok(Math.abs(first - (3_600 + 0.95 * 3_600)) <= 3_600 / 30, `true from second ${first}`)
  t.equal(said.lastIndexOf(false), first - 1)
})
