import t from 'tap'
import { Random } from '../testing/random.ts'
import { MOMENTS, planOf } from './plan.ts'

t.test('the same seed draws the same kills, another one others', async t => {
  t.same(planOf(new Random(7), 200), planOf(new Random(7), 200))
  t.notSame(planOf(new Random(7), 200), planOf(new Random(8), 200))
})

t.test('200 kills come at every moment, and InfluxDB dies in some of these lives', async t => {
  const plan = planOf(new Random(1), 200)
  for (const moment of MOMENTS) t.ok(plan.filter(kill => kill.moment === moment).length >= 5, moment)
  t.ok(plan.filter(kill => kill.influxd).length > 20)
  t.ok(plan.filter(kill => kill.influxd?.again).length > 5, 'and in some of these twice')
})

t.test('20 kills take no minute-long life, and the first does not hit a start', async t => {
  for (let seed = 0; seed < 50; seed++) {
    const plan = planOf(new Random(seed), 20)
    t.notOk(plan.some(({ moment }) => moment === 'snapshotting'))
    t.not(plan[0]?.moment, 'starting')
  }
})
