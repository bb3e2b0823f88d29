import type { KindSamples } from '../samples.ts'

export const samples: KindSamples = {
  good: [
    {
      payload:
        '{"ts":1795219200000,"smoke":false,"testing":false,"tampered":false,"temperatureC":21.5,"batteryPercent":100,"batteryLow":false}',
      values: {
        smoke: false,
        testing: false,
        tampered: false,
        temperatureC: 21.5,
        batteryPercent: 100,
        batteryLow: false,
      },
    },
    { payload: '{"smoke":1}', values: { smoke: true } },
  ],
  bad: [
    { payload: '{"smoke":"yes"}', reason: 'metric-type' },
    {
      payload: '{"smoke":true,"batteryPercent":null}',
      reason: 'metric-not-measured',
      values: { smoke: true },
    },
    {
      payload: '{"batteryPercent":255,"smoke":false}',
      reason: 'metric-out-of-range',
      values: { smoke: false },
    },
  ],
}
