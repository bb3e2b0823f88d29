import { HOUR, MINUTE, SECOND } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

export const wearersExpected: Expectations = {
  sos: expect(['sos'], 10 * SECOND, 0),
  fall: expect(['fall'], 10 * SECOND, 0, 'critical'),
  'heart-trouble': { ...expect(['heart-rate'], 4 * MINUTE, 3), explains: ['news2', 'heart-rate-unusual'] },
  'pulse-unusual': { ...expect(['heart-rate-unusual'], 30 * MINUTE, 3), explains: ['news2'] },
  'low-oxygen': { ...expect(['spo2'], MINUTE, 4), explains: ['news2'] },
  // Measured at rest: whoever walked shortly before is waited for.
  illness: { ...expect(['news2'], 20 * MINUTE, 4), explains: ['spo2', 'heart-rate', 'heart-rate-unusual'] },
  'laid-up': { ...expect(['inactive'], 5 * HOUR, 2), whereSetUp: true },
  'wandered-off': { ...expect(['left-area'], 15 * MINUTE, 30), whereSetUp: true },
  'band-off': expect(['not-worn'], 35 * MINUTE, 2),
}
