import { HOUR, MINUTE, SECOND } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

export const liftsExpected: Expectations = {
  'lift-called': expect(['lift-trapped'], 10 * SECOND, 0),
  'lift-stuck': expect(['lift-stuck'], 3 * MINUTE, 0),
  'lift-broken': expect(['lift-fault'], 3 * MINUTE, 0),
  'lift-door-held': expect(['lift-door-held'], 11 * MINUTE, 0),
  'lift-out-of-use': expect(['lift-out-of-service'], 2 * HOUR + 2 * MINUTE, 0),
}
