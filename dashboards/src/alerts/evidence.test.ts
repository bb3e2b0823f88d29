import t from 'tap'
import type { WireKind, WireMetric } from '../api/devices.ts'
import { metricsOf, metricToDraw, thresholdsOf } from './evidence.ts'

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
const evidence = (en: string, ...readings: ReturnType<typeof reading>[]) => ({
  sentence: { en, zh: '' },
  readings,
  settings: {},
})
const full = reading({ fillPercent: 95, temperatureC: 20, lidOpen: false })
const names = (metrics: { name: string }[]) => metrics.map(({ name }) => name)

t.test('the metrics that the sentence names come first and alone, in its order', async t => {
  const named = metricsOf(evidence('temperature ≥ 70 °C or fill level ≥ 90 %', full), kind)
  t.same(names(named), ['temperatureC', 'fillPercent'])
})

t.test('a metric whose name is only part of another word is not named', async t => {
  const code = evidence('Fill level is HighTemperature or Temperatures', full)
  t.same(names(metricsOf(code, kind)), ['fillPercent'])
})

t.test('a sentence that names none leaves those that were reported', async t => {
  t.same(names(metricsOf(evidence('No data', full), kind)), ['fillPercent', 'temperatureC', 'lidOpen'])
  t.same(metricsOf(evidence('No data'), kind), [])
  t.same(metricsOf(evidence('Fill level ≥ 90 %', full), undefined), [])
})

t.test('each comparison gives a line to draw, a rise does not', async t => {
  const metrics = metricsOf(evidence('Fill level, Temperature', full), kind)
  const [fill, temperature] = metrics as [(typeof metrics)[0], (typeof metrics)[0]]
  t.same(thresholdsOf('Fill level ≥ 90 % in 2 readings in a row', fill), [90])
  t.same(thresholdsOf('temperature < -5.5 °C or Temperature > 60 °C', temperature), [-5.5, 60])
  t.same(thresholdsOf('Temperature rises by 10 °C within 5 min', temperature), [])
})

t.test('the first number with two readings or more is drawn', async t => {
  const metrics = metricsOf(evidence('Lid open, Fill level, Temperature', full), kind)
  t.equal(metricToDraw(metrics, [full]), undefined)
  t.equal(metricToDraw(metrics, [full, full])?.name, 'fillPercent')
  t.equal(metricToDraw(metrics, [full, reading({ temperatureC: 3 })])?.name, 'temperatureC')
})
