import t from 'tap'
import type { WireKind, WireMetric } from '../api/devices.ts'
import { byPoints, keptMetrics, metricsOf, metricToDraw } from './evidence.ts'

const number = (en: string, zh: string, unit: string): WireMetric => ({
  type: 'number',
  title: { en, zh },
  unit,
})
const kind: WireKind = {
  kind: 'smart-bin',
  title: { en: 'Smart bin', zh: '智能垃圾桶' },
  expectedIntervalMs: 1,
  health: false,
  metrics: {
    fillPercent: number('Fill level', '满溢度', '%'),
    temperatureC: number('Temperature', '温度', '°C'),
    lidOpen: { type: 'flag', title: { en: 'Lid open', zh: '盖子打开' } },
  },
}
const reading = (values: Record<string, number | boolean>) => ({ at: '2026-05-01T08:00:00.000Z', values })
const evidence = (metrics: string[], ...readings: ReturnType<typeof reading>[]) => ({
  sentence: { en: '', zh: '' },
  metrics,
  thresholds: [],
  readings,
  settings: {},
})
const full = reading({ fillPercent: 95, temperatureC: 20, lidOpen: false })
const names = (metrics: { name: string }[]) => metrics.map(({ name }) => name)

t.test('the metrics that the rule looked at come alone, in its order', async t => {
  t.same(names(metricsOf(evidence(['temperatureC', 'fillPercent'], full), kind)), [
    'temperatureC',
    'fillPercent',
  ])
  t.same(names(metricsOf(evidence(['smoke', 'fillPercent'], full), kind)), ['fillPercent'])
})

t.test('a rule about none leaves those that were reported', async t => {
  t.same(names(metricsOf(evidence([], full), kind)), ['fillPercent', 'temperatureC', 'lidOpen'])
  t.same(metricsOf(evidence([]), kind), [])
  t.same(metricsOf(evidence(['fillPercent'], full), undefined), [])
})

t.test('the first number with two readings or more is drawn', async t => {
  const metrics = metricsOf(evidence(['lidOpen', 'fillPercent', 'temperatureC'], full), kind)
  t.equal(metricToDraw(metrics, [full]), undefined)
  t.equal(metricToDraw(metrics, [full, full])?.name, 'fillPercent')
  t.equal(metricToDraw(metrics, [full, reading({ temperatureC: 3 })])?.name, 'temperatureC')
})

t.test('what was kept stands in the order of the kind, whichever reading showed it', async t => {
  t.same(names(keptMetrics([reading({ lidOpen: true }), reading({ fillPercent: 1 })], kind)), [
    'fillPercent',
    'lidOpen',
  ])
})

t.test('of a score the parameter that adds the most is drawn first', async t => {
  const named = (name: string) => ({ name, spec: { title: { en: name, zh: name }, type: 'number' } }) as never
  const order = (...points: [string, number | null][]) =>
    byPoints(
      ['a', 'b', 'c'].map(named),
      points.map(([metric, points]) => ({ metric, points })),
    ).map(({ name }) => name)
  t.same(order(['b', 3], ['a', 1], ['c', null]), ['b', 'a', 'c'])
  t.same(order(), ['a', 'b', 'c'])
})
