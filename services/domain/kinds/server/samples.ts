import type { KindSamples } from '../samples.ts'

/** As another server of a larger installation would send them; this one hands its own in without MQTT. */
export const samples: KindSamples = {
  good: [
    {
      payload:
        '{"commitP99Ms":12,"influxLagRows":0,"influxRefuses":false,"dataFreePercent":61,"residentMiB":140}',
      values: {
        commitP99Ms: 12,
        influxLagRows: 0,
        influxRefuses: false,
        dataFreePercent: 61,
        residentMiB: 140,
      },
    },
    { payload: '{"backupFailed":true}', values: { backupFailed: true } },
    { payload: '{"bridgesAway":1}', values: { bridgesAway: 1 } },
    { payload: '{"stationsTwice":2}', values: { stationsTwice: 2 } },
  ],
  bad: [
    {
      payload: '{"dataFreePercent":101,"residentMiB":90}',
      reason: 'metric-out-of-range',
      values: { residentMiB: 90 },
    },
    { payload: '{"clockApartS":-1}', reason: 'metric-out-of-range' },
    { payload: '{"influxRefuses":"no"}', reason: 'metric-type' },
  ],
}
