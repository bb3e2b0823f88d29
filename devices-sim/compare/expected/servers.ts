import { MINUTE } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

/** Delays of these rules are counts of reports. */
export const serversExpected: Expectations = {
  'disk-slow': expect(['journal-slow'], 0, 5),
  'server-swamped': expect(['server-busy'], 0, 5),
  'influx-down': expect(['influx-behind'], 2 * MINUTE, 3),
  'influx-forbids': { ...expect(['influx-refused'], 0, 3), explains: ['influx-behind'] },
  'readings-dropped': expect(['telemetry-given-up'], 0, 2),
  'server-clock-wrong': expect(['clock-off'], 0, 9),
  'disk-filling': expect(['disk-nearly-full'], 0, 3),
  'descriptors-leaking': expect(['descriptors-nearly-used'], 0, 3),
  'replay-differed': expect(['replay-diverged'], 0, 2),
  'backup-lost': expect(['backup-failed'], 0, 2),
  'bridge-down': expect(['bridge-away'], 0, 2),
  'stations-alike': expect(['station-twice'], 0, 2),
}
