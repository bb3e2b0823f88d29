import { MINUTE } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

export const firesExpected: Expectations = {
  fire: {
    ...expect(
      ['bin-fire', 'smoke-alarm', 'charger-smoke', 'charger-hot', 'charger-heating', 'charger-fault'],
      2 * MINUTE,
      0,
    ),
    // Of a garage: two that smell it are one fire.
    explains: ['smoke-confirmed'],
  },
  'fire-spread': expect(['smoke-confirmed'], MINUTE, 0),
}
