import type { KindSamples } from '../samples.ts'

export const samples: KindSamples = {
  good: [
    {
      payload:
        '{"ts":1795219200000,"floor":-1,"moving":true,"doorOpen":false,"atLanding":false,"occupied":true,"trapped":false,"mode":"normal","faultCode":"0"}',
      values: {
        ...{ floor: -1, moving: true, doorOpen: false, atLanding: false, occupied: true },
        ...{ trapped: false, mode: 'normal', faultCode: '0' },
      },
    },
    { payload: '{"trapped":1}', values: { trapped: true } },
    { payload: '{"faultCode":"E-22","floor":18}', values: { faultCode: 'E-22', floor: 18 } },
  ],
  bad: [
    { payload: '{"floor":3.5,"moving":false}', reason: 'metric-not-whole', values: { moving: false } },
    { payload: '{"floor":"B1"}', reason: 'metric-type' },
    { payload: '{"mode":"asleep","floor":2}', reason: 'metric-word-unknown', values: { floor: 2 } },
    { payload: '{"floor":255,"trapped":true}', reason: 'metric-out-of-range', values: { trapped: true } },
    { payload: '{"faultCode":22}', reason: 'metric-type' },
  ],
}
