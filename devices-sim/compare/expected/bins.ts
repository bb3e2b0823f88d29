import { HOUR, MINUTE } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

export const binsExpected: Expectations = {
  'bin-full': { ...expect(['bin-full'], MINUTE, 3, 'high'), foreseeable: true },
  'bin-nearly-full': { ...expect(['bin-full'], MINUTE, 3, 'high'), foreseeable: true },
  'bin-sensor-askew': expect(['bin-sensor-askew'], 4 * HOUR + MINUTE, 2),
  'bin-knocked-over': expect(['bin-tilted'], MINUTE, 3),
}
