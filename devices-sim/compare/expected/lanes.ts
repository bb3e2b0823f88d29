import { SECOND } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

export const lanesExpected: Expectations = {
  'lane-blocked': expect(['fire-lane-blocked'], 90 * SECOND, 2),
  'lane-not-free': expect(['fire-lane-blocked'], 90 * SECOND, 2),
  'camera-tampered': expect(['camera-tampered'], 10 * SECOND, 1),
}
