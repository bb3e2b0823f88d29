import type { KindSamples } from '../samples.ts'

export const samples: KindSamples = {
  good: [
    {
      payload:
        '{"ts":1795219200000,"vehicleCount":1,"plate":"京A12345","snapshotUrl":"https://nvr.local/s/17.jpg","tampered":false}',
      values: {
        vehicleCount: 1,
        plate: '京A12345',
        snapshotUrl: 'https://nvr.local/s/17.jpg',
        tampered: false,
      },
    },
    { payload: '{"vehicleCount":0}', values: { vehicleCount: 0 } },
  ],
  bad: [
    { payload: '{"vehicleCount":-1}', reason: 'metric-out-of-range' },
    { payload: '{"vehicleCount":true}', reason: 'metric-type' },
    {
      payload: '{"vehicleCount":1,"plate":12345}',
      reason: 'metric-type',
      values: { vehicleCount: 1 },
    },
    { payload: '{}', reason: 'empty' },
  ],
}
