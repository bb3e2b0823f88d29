import t from 'tap'
import { Random } from '../../../../scripts/testing/random.ts'
import { testSeed } from '../../../../scripts/testing/seed.ts'
import { atLeast, is } from '../../model/condition.ts'
import type { MetricValue, Values } from '../../model/reading.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { HOUR, MINUTE, SECOND } from '../../model/time.ts'
import { verdicts, verdictsOfOneRun } from './testing/verdicts.ts'

const hot = atLeast('x', 50)

/** Every shape that remembers something, with figures that a random series goes about. */
const remembering: readonly ConditionSpec[] = [
  { type: 'rises', metric: 'x', by: 30, withinMs: 10 * MINUTE },
  { type: 'rate', metric: 'x', direction: 'either', by: 2, perMs: MINUTE, withinMs: HOUR, samplesMin: 3 },
  { type: 'aggregate', metric: 'x', of: 'mean', op: '>=', value: 50, withinMs: HOUR },
  { type: 'aggregate', metric: 'flag', of: 'sum', op: '>=', value: 6, withinMs: HOUR },
  { type: 'n-of-m', n: 3, m: 5, when: hot },
  { type: 'unchanged', metric: 'x', within: 60, forMs: 5 * MINUTE },
  { type: 'off-rest', metric: 'x', by: 30, restCount: 5 },
  {
    ...{ type: 'off-baseline', metric: 'x', direction: 'above', by: 1, byMin: 5 },
    ...{ timeConstantMs: HOUR, samplesMin: 10 },
  },
  { type: 'fresh', metric: 'flag', withinMs: 5 * MINUTE },
  { type: 'since', since: is('flag', true), until: hot },
]

function randomSeries(random: Random): [number, Values][] {
  let now = 0
  return Array.from({ length: 600 }, () => {
    now += random.pick([0, SECOND, 20 * SECOND, MINUTE, 7 * MINUTE])
    const values: Record<string, MetricValue> = {}
    if (random.chance(0.7)) values.x = Math.round(random.within(0, 100))
    if (random.chance(0.3)) values.flag = random.chance(0.5)
    return [now, values]
  })
}

for (const when of remembering) {
  t.test(`${when.type} says the same with a restart after each reading as with none`, async t => {
    t.comment(`seed ${testSeed} (LINLI_TEST_SEED)`)
    const series = randomSeries(new Random(testSeed))
    const said = verdictsOfOneRun(when, series)
    t.same(verdicts(when, series), said)
    t.ok(said.includes(true) && said.includes(false), 'it is so at times, and at times not')
  })
}
