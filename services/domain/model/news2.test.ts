import t from 'tap'
import { NEWS2_PARAMETERS, type News2Parameter, news2, type Observation, pointsOf } from './news2.ts'

// Written down by hand from the chart of the Royal College of Physicians (2017), every band at both its edges.
const chart: readonly (readonly [
  parameter: News2Parameter,
  value: number | boolean | string,
  points: number,
])[] = [
  ['respirationPerMin', 3, 3],
  ['respirationPerMin', 8, 3],
  ['respirationPerMin', 9, 1],
  ['respirationPerMin', 11, 1],
  ['respirationPerMin', 12, 0],
  ['respirationPerMin', 20, 0],
  ['respirationPerMin', 21, 2],
  ['respirationPerMin', 24, 2],
  ['respirationPerMin', 25, 3],
  ['respirationPerMin', 60, 3],
  ['spo2Percent', 70, 3],
  ['spo2Percent', 91, 3],
  ['spo2Percent', 92, 2],
  ['spo2Percent', 93, 2],
  ['spo2Percent', 94, 1],
  ['spo2Percent', 95, 1],
  ['spo2Percent', 96, 0],
  ['spo2Percent', 100, 0],
  ['onOxygen', false, 0],
  ['onOxygen', true, 2],
  ['systolicMmHg', 50, 3],
  ['systolicMmHg', 90, 3],
  ['systolicMmHg', 91, 2],
  ['systolicMmHg', 100, 2],
  ['systolicMmHg', 101, 1],
  ['systolicMmHg', 110, 1],
  ['systolicMmHg', 111, 0],
  ['systolicMmHg', 219, 0],
  ['systolicMmHg', 220, 3],
  ['systolicMmHg', 280, 3],
  ['heartRateBpm', 25, 3],
  ['heartRateBpm', 40, 3],
  ['heartRateBpm', 41, 1],
  ['heartRateBpm', 50, 1],
  ['heartRateBpm', 51, 0],
  ['heartRateBpm', 90, 0],
  ['heartRateBpm', 91, 1],
  ['heartRateBpm', 110, 1],
  ['heartRateBpm', 111, 2],
  ['heartRateBpm', 130, 2],
  ['heartRateBpm', 131, 3],
  ['heartRateBpm', 220, 3],
  ['consciousness', 'alert', 0],
  ['consciousness', 'confusion', 3],
  ['consciousness', 'voice', 3],
  ['consciousness', 'pain', 3],
  ['consciousness', 'unresponsive', 3],
  ['bodyTemperatureC', 30, 3],
  ['bodyTemperatureC', 35, 3],
  ['bodyTemperatureC', 35.1, 1],
  ['bodyTemperatureC', 36, 1],
  ['bodyTemperatureC', 36.1, 0],
  ['bodyTemperatureC', 38, 0],
  ['bodyTemperatureC', 38.1, 1],
  ['bodyTemperatureC', 39, 1],
  ['bodyTemperatureC', 39.1, 2],
  ['bodyTemperatureC', 42, 2],
]

for (const [parameter, value, points] of chart) {
  t.test(`${parameter} of ${value} has ${points} points`, async t => {
    t.equal(pointsOf(parameter, value, 1), points)
    t.same(news2({ [parameter]: value }, 1), { total: points, parameters: 1, worst: points })
  })
}

t.test('the chart names every parameter', async t => {
  t.same([...new Set(chart.map(([parameter]) => parameter))], NEWS2_PARAMETERS)
})

const scale2: readonly (readonly [percent: number, onAir: number, onOxygen: number])[] = [
  [70, 3, 3],
  [83, 3, 3],
  [84, 2, 2],
  [85, 2, 2],
  [86, 1, 1],
  [87, 1, 1],
  [88, 0, 0],
  [92, 0, 0],
  [93, 0, 1],
  [94, 0, 1],
  [95, 0, 2],
  [96, 0, 2],
  [97, 0, 3],
  [100, 0, 3],
]
for (const [spo2Percent, onAir, onOxygen] of scale2) {
  t.test(`on scale 2 SpO₂ of ${spo2Percent} has ${onAir} points on air, ${onOxygen} on oxygen`, async t => {
    t.equal(pointsOf('spo2Percent', spo2Percent, 2, false), onAir)
    t.equal(pointsOf('spo2Percent', spo2Percent, 2, true), onOxygen)
  })
}

t.test(
  'on scale 2, above the aim, SpO₂ is not counted where nobody knows whether oxygen is given',
  async t => {
    t.equal(pointsOf('spo2Percent', 92, 2), 0)
    t.equal(pointsOf('spo2Percent', 93, 2), undefined)
    t.same(news2({ spo2Percent: 97, heartRateBpm: 135 }, 2), { total: 3, parameters: 1, worst: 3 })
  },
)

// Whole observations, added up by hand: respiration, SpO₂, oxygen, systolic, pulse, consciousness, temperature.
const observations: readonly (readonly [why: string, Observation, 1 | 2, total: number, worst: number])[] = [
  ['nothing is wrong', whole(16, 97, false, 124, 72, 'alert', 36.8), 1, 0, 0],
  ['a feverish chest infection', whole(23, 93, false, 108, 104, 'alert', 38.6), 1, 2 + 2 + 1 + 1 + 1, 2],
  ['the same on oxygen', whole(23, 93, true, 108, 104, 'alert', 38.6), 1, 2 + 2 + 2 + 1 + 1 + 1, 2],
  ['new confusion alone', whole(16, 97, false, 124, 72, 'confusion', 36.8), 1, 3, 3],
  [
    'everything at its worst',
    whole(30, 85, true, 80, 140, 'unresponsive', 34),
    1,
    3 + 3 + 2 + 3 + 3 + 3 + 3,
    3,
  ],
  ['COPD at its aim', whole(20, 90, true, 130, 88, 'alert', 37), 2, 2, 2],
  ['COPD on too much oxygen', whole(20, 98, true, 130, 88, 'alert', 37), 2, 3 + 2, 3],
  ['the same saturation on scale 1', whole(20, 90, true, 130, 88, 'alert', 37), 1, 3 + 2, 3],
]
for (const [why, observation, scale, total, worst] of observations) {
  t.test(`${why}: ${total}`, async t => {
    t.same(news2(observation, scale), { total, parameters: 7, worst })
  })
}

t.test('what was not measured is neither counted nor added', async t => {
  t.same(news2({}, 1), { total: 0, parameters: 0, worst: 0 })
  t.same(news2({ heartRateBpm: 118, respirationPerMin: 22 }, 1), { total: 4, parameters: 2, worst: 2 })
})

t.test('what lies between two bands of the chart is rounded to its digits first', async t => {
  const halves: [News2Parameter, number, number][] = [
    ['heartRateBpm', 90.4, 0],
    ['heartRateBpm', 90.5, 1],
    ['respirationPerMin', 24.4, 2],
    ['respirationPerMin', 24.5, 3],
    ['bodyTemperatureC', 38.04, 0],
    ['bodyTemperatureC', 38.06, 1],
    ['bodyTemperatureC', 35.04, 3],
  ]
  for (const [parameter, value, points] of halves) {
    t.equal(pointsOf(parameter, value, 1), points, `${parameter} ${value}`)
  }
})

function whole(
  respirationPerMin: number,
  spo2Percent: number,
  onOxygen: boolean,
  systolicMmHg: number,
  heartRateBpm: number,
  consciousness: string,
  bodyTemperatureC: number,
): Observation {
  return {
    respirationPerMin,
    spo2Percent,
    onOxygen,
    systolicMmHg,
    heartRateBpm,
    consciousness,
    bodyTemperatureC,
  }
}
