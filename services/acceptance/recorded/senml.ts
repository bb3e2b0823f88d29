import { readFileSync } from 'node:fs'
import { recorded } from '../../testing/recorded.ts'
import type { End, Registered, Sender } from './sender.ts'

/** The standard's packs in the order of its examples: as printed, as generated, and with all bases worked in. */
const FILES = [
  ...['ex1.json', 'ex1.gen.json', 'ex1.gen.resolved.json'],
  ...['ex3.json', 'ex3.gen.json', 'ex3.gen.resolved.json'],
  ...['ex5.json', 'ex5.gen.json', 'ex5.gen.resolved.json'],
  ...['ex7.json', 'ex7.gen.json', 'ex7.gen.resolved.json'],
  ...['ex9.json', 'ex9.gen.json', 'ex9.gen.resolved.json'],
  ...['ex11.json', 'ex11.gen.json', 'ex11.gen.resolved.json'],
  ...['ex13.json', 'ex13.gen.json'],
]

/** What was said without a time is of now each time; with one it is a reading once. A bin has no humidity, no place, no fan. */
const ENDS: readonly End[] = [
  ...['live', 'live', 'late'],
  ...['late 6', 'repeated 6', 'repeated 6'],
  'late, no-good-metric 4, metric-unknown 12',
  [2, 'repeated, no-good-metric 4, metric-unknown 12'],
  [2, 'live, metric-unknown 2'],
  'late, metric-unknown',
  [2, 'live, metric-unknown 2'],
  'repeated, metric-unknown 2',
  ...['late 2', 'repeated 2', 'repeated 2'],
  [2, 'no-good-metric 4, metric-unknown 4'],
]

const AGAIN = 'temperatureC 23.1'
const WITH_LID = 'lidOpen false, temperatureC 23.1'

const BIN: Registered = { kind: 'smart-bin' }

export const senml: Sender = {
  id: 'senml',
  data: 'senml/ex1.json',
  source: {
    format: 'senml',
    filters: ['senml/#'],
    settings: { names: 'temp=temperatureC,open=lidOpen,voltage=voltageV,current=currentA' },
  },
  devices: {
    'urn:dev:ow:10e2073a01080063': BIN,
    'urn:dev:ow:10e2073a0108006': { kind: 'ev-charger' },
    '2001:db8::3': BIN,
    '2001:db8::4': BIN,
  },
  messages: () =>
    FILES.map(file => ({
      ...{ title: file, topic: 'senml/yard' },
      payload: readFileSync(recorded(`senml/${file}`) ?? file, 'utf8'),
    })),
  ends: ENDS,
  readings: {
    'urn:dev:ow:10e2073a01080063': [
      '2010-06-08T18:01:16.000Z temperatureC 23.5',
      '2010-06-08T18:01:31.000Z temperatureC 23.6',
      '2011-10-31T13:26:54.000Z batteryPercent 98',
      '2017-06-29T23:49:39.000Z temperatureC 23.1',
      '2017-07-03T19:15:09.000Z lidOpen false, temperatureC 23.1',
      ...[AGAIN, AGAIN, WITH_LID, WITH_LID, AGAIN, AGAIN],
    ],
    'urn:dev:ow:10e2073a0108006': [
      ...[1.2, 1.3, 1.4, 1.5, 1.6].map((amperes, n) => `2010-06-08T18:01:1${n + 1}.001Z currentA ${amperes}`),
      '2010-06-08T18:01:16.001Z currentA 1.7, voltageV 120.1',
    ],
  },
  alerts: [],
}
