import t from 'tap'
import type { WireMetric } from '../api/devices.ts'
import { valueWords } from './value.ts'

const words = { language: 'en' } as Parameters<typeof valueWords>[0]
const metric = (min: number, max: number) =>
  ({ type: 'number', title: { en: '', zh: '' }, unit: '°', min, max }) as unknown as WireMetric

t.test('a place is said to the metre, and a tilt as other figures', async t => {
  t.equal(valueWords(words, 116.4073984, metric(-180, 180)), '116.40740 °')
  t.equal(valueWords(words, 15.126, metric(0, 180)), '15.13 °')
})
