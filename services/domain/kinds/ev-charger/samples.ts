import type { KindSamples } from '../samples.ts'

export const samples: KindSamples = {
  good: [
    { payload: '{"smoke":1,"temperatureC":30}', values: { smoke: true, temperatureC: 30 } },
    {
      payload:
        '{"ts":1795219200000,"status":"Charging","errorCode":"NoError","temperatureC":41.5,"currentA":16,"voltageV":229.8,"powerW":3650,"energyWh":12040,"residualCurrentMa":2,"bayOccupied":true,"smoke":false}',
      values: {
        status: 'Charging',
        errorCode: 'NoError',
        temperatureC: 41.5,
        currentA: 16,
        voltageV: 229.8,
        powerW: 3650,
        energyWh: 12040,
        residualCurrentMa: 2,
        bayOccupied: true,
        smoke: false,
      },
    },
    { payload: '{"smoke":true}', values: { smoke: true } },
    { payload: '{"cutOffIgnored":true}', values: { cutOffIgnored: true } },
  ],
  bad: [
    {
      payload: '{"status":"charging","temperatureC":40}',
      reason: 'metric-word-unknown',
      values: { temperatureC: 40 },
    },
    { payload: '{"smoke":2}', reason: 'metric-type' },
    { payload: '{"residualCurrentMa":-3}', reason: 'metric-out-of-range' },
    { payload: '{"temperatureC":{"value":40}}', reason: 'metric-type' },
    { payload: 'null', reason: 'not-an-object' },
  ],
}
