import type { CodecExample } from '../codec.ts'

const mounting = { emptyMm: 1_500, fullMm: 300, deadZoneMm: 250 }

export const milesightExamples: readonly CodecExample[] = [
  {
    title: 'EM400: battery 97 %, 18.5 °C, 420 mm, upright',
    said: { hex: '01756103 67b900 0482a401 050000'.replaceAll(' ', ''), port: 85 },
    mounting,
    becomes: { ok: true, values: { batteryPercent: 97, temperatureC: 18.5, fillPercent: 90, tilted: false } },
  },
  {
    title: 'EM310: 900 mm',
    said: { hex: '01755003828403040000', port: 85 },
    mounting,
    becomes: { ok: true, values: { batteryPercent: 80, fillPercent: 50, tilted: false } },
  },
  {
    title: 'EM400 after frost, alarm of the distance: -5.2 °C, 240 mm, which is within the dead zone',
    said: { hex: '8367ccff018482f00001', port: 85 },
    mounting,
    becomes: { ok: true, values: { temperatureC: -5.2, fillPercent: 100 } },
  },
  {
    title: 'EM500: an alarm that the distance changed by 300 mm, to 1,200',
    said: { hex: '83e9b0042c0101', port: 85 },
    mounting,
    becomes: { ok: true, values: { fillPercent: 25 } },
  },
  {
    title: 'It hangs askew, so it does not look at the waste',
    said: { hex: '0175500382 8403 040001'.replaceAll(' ', ''), port: 85 },
    mounting,
    becomes: {
      ok: true,
      values: { batteryPercent: 80, tilted: true },
      rejected: [{ metric: 'fillPercent', reason: 'sensor-tilted' }],
    },
  },
  {
    title: 'Longer than anything it can see',
    said: { hex: '0482ffff', port: 85 },
    mounting,
    becomes: {
      ok: true,
      values: {},
      rejected: [{ metric: 'fillPercent', reason: 'metric-out-of-range' }],
    },
  },
  {
    title: 'A channel that nobody knows: what stands before it counts',
    said: { hex: '017561427f010203', port: 85 },
    mounting,
    becomes: {
      ok: true,
      values: { batteryPercent: 97 },
      rejected: [{ metric: 'channel-427f', reason: 'metric-unknown' }],
    },
  },
  {
    title: 'After joining it says which it is',
    said: { hex: 'ff0bffff0101ff090100ff0a0102ff0f00', port: 85 },
    becomes: { ok: false, reason: 'not-a-measurement' },
  },
  { title: 'Another port', said: { hex: '017561', port: 2 }, becomes: { ok: false, reason: 'port-unknown' } },
]
