import { MINUTE, SECOND } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

export const linksExpected: Expectations = {
  'device-dead': expect(['offline'], 10 * SECOND, 4),
  'gateway-outage': expect(['offline'], 10 * SECOND, 4),
  'site-outage': { ...expect(['site-silent'], 9 * MINUTE, 0), explains: ['offline'] },
}
