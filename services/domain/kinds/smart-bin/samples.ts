import type { KindSamples } from '../samples.ts'

export const samples: KindSamples = {
  good: [
    {
      payload:
        '{"ts":1795219200000,"fillPercent":42.5,"temperatureC":18,"tiltDeg":2,"batteryPercent":88,"lidOpen":false}',
      values: { fillPercent: 42.5, temperatureC: 18, tiltDeg: 2, batteryPercent: 88, lidOpen: false },
    },
    { payload: '{"temperatureC":255,"uplinkCount":17}', values: { temperatureC: -1, uplinkCount: 17 } },
    { payload: '{"fillPercent":95}', values: { fillPercent: 95 } },
    { payload: '{"ts":"2026-11-21T08:00:00+08:00","fillPercent":0}', values: { fillPercent: 0 } },
  ],
  bad: [
    { payload: '{"fillPercent":101}', reason: 'metric-out-of-range' },
    { payload: '{"fillPercent":"95"}', reason: 'metric-type' },
    {
      payload: '{"temperatureC":200,"fillPercent":10}',
      reason: 'metric-out-of-range',
      values: { fillPercent: 10 },
    },
    { payload: '{"fullness":95,"fillPercent":10}', reason: 'metric-unknown', values: { fillPercent: 10 } },
    { payload: '{"fillPercent":1e999}', reason: 'metric-not-finite' },
    { payload: 'fill=95', reason: 'not-json' },
    { payload: '[95]', reason: 'not-an-object' },
  ],
}
