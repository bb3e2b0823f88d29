import type { KindSamples } from '../samples.ts'

export const samples: KindSamples = {
  good: [
    {
      payload:
        '{"ts":1795219200000,"heartRateBpm":72,"spo2Percent":97,"skinTemperatureC":33.1,"steps":4210,"worn":true,"batteryPercent":64,"lat":39.9042,"lon":116.4074}',
      values: {
        heartRateBpm: 72,
        spo2Percent: 97,
        skinTemperatureC: 33.1,
        steps: 4210,
        worn: true,
        batteryPercent: 64,
        lat: 39.9042,
        lon: 116.4074,
      },
    },
    { payload: '{"sos":true}', values: { sos: true } },
    { payload: '{"sos":"true"}', values: { sos: true } },
    { payload: '{"fall":true,"worn":true}', values: { fall: true, worn: true } },
    {
      payload: '{"systolicMmHg":128,"diastolicMmHg":81,"respirationPerMin":16,"bodyTemperatureC":36.6}',
      values: { systolicMmHg: 128, diastolicMmHg: 81, respirationPerMin: 16, bodyTemperatureC: 36.6 },
    },
    {
      payload: '{"onOxygen":false,"consciousness":"alert"}',
      values: { onOxygen: false, consciousness: 'alert' },
    },
    { payload: '{"steps":1200345}', values: { steps: 1_200_345 } },
  ],
  bad: [
    {
      payload: '{"heartRateBpm":0,"worn":false}',
      reason: 'metric-not-measured',
      values: { worn: false },
    },
    { payload: '{"heartRateBpm":null,"sos":true}', reason: 'metric-not-measured', values: { sos: true } },
    { payload: '{"sos":true,"heartRateBpm":NaN}', reason: 'metric-not-finite', values: { sos: true } },
    { payload: '{"spo2Percent":255}', reason: 'metric-out-of-range' },
    {
      payload: '{"consciousness":"asleep","worn":true}',
      reason: 'metric-word-unknown',
      values: { worn: true },
    },
    { payload: '{"lat":91,"lon":116}', reason: 'metric-out-of-range', values: { lon: 116 } },
    { payload: '{"ts":"yesterday","sos":true}', reason: 'ts-invalid', values: { sos: true } },
  ],
}
