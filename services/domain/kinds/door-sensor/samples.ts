import type { KindSamples } from '../samples.ts'

export const samples: KindSamples = {
  good: [
    {
      payload: '{"ts":1795219200000,"open":true,"tampered":false,"batteryPercent":64,"batteryLow":false}',
      values: { open: true, tampered: false, batteryPercent: 64, batteryLow: false },
    },
    { payload: '{"open":0}', values: { open: false } },
  ],
  bad: [
    { payload: '{"open":"ajar","batteryPercent":64}', reason: 'metric-type', values: { batteryPercent: 64 } },
    { payload: '{"contact":true}', reason: 'metric-unknown' },
  ],
}
