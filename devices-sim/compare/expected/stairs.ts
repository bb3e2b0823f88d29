import { MINUTE, SECOND } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

export const stairsExpected: Expectations = {
  'door-wedged': expect(['door-left-open'], 11 * MINUTE, 0),
  'sensor-taken-down': expect(['detector-tampered', 'door-tampered'], 10 * SECOND, 0),
}
