import t from 'tap'
import { vitalsOf } from './vitals-at.ts'

const at = 1_000

t.test('each parameter has its points, and what was not measured none', async t => {
  const { vitals, total, known } = vitalsOf(
    {
      heartRateBpm: { value: 118, at },
      spo2Percent: { value: 93, at },
      respirationPerMin: { value: 18, at },
    },
    1,
  )
  t.same(
    vitals.map(({ parameter, points }) => [parameter, points]),
    [
      ['respirationPerMin', 0],
      ['spo2Percent', 2],
      ['onOxygen', undefined],
      ['systolicMmHg', undefined],
      ['heartRateBpm', 2],
      ['consciousness', undefined],
      ['bodyTemperatureC', undefined],
    ],
  )
  t.same([total, known], [4, 3])
})

t.test('on the second scale a high SpO₂ says nothing while nobody knows of oxygen', async t => {
  const points = (onOxygen?: boolean) =>
    vitalsOf(
      {
        spo2Percent: { value: 97, at },
        ...(onOxygen !== undefined && { onOxygen: { value: onOxygen, at } }),
      },
      2,
    ).vitals.find(({ parameter }) => parameter === 'spo2Percent')?.points
  t.same([points(), points(true), points(false)], [undefined, 3, 0])
})

t.test('nothing measured is nothing known', async t => {
  const { total, known, vitals } = vitalsOf({}, 1)
  t.same([total, known], [0, 0])
  t.ok(vitals.every(({ points }) => points === undefined))
})
