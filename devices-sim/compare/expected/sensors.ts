import { HOUR, MINUTE } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

export const sensorsExpected: Expectations = {
  'battery-weak': {
    ...expect(['battery-low', 'detector-battery-low', 'door-battery-low'], 10 * MINUTE, 2),
    foreseeable: true,
  },
  // One value that cannot be is not believed; nobody need hear of it, and who says so is right.
  'sensor-spike': { ...expect([], 0, 0), afterMs: HOUR, whereSetUp: true, explains: ['sensor-fault'] },
  // A frozen thermometer is one that does not move for four hours, and longer than it ever did.
  'sensor-broken': { ...expect(['sensor-fault'], 13 * HOUR, 10), afterMs: HOUR },
}
