import { HOUR, MINUTE, SECOND } from '../../world/durations.ts'
import { type Expectations, expect } from '../expectation.ts'

export const chargersExpected: Expectations = {
  'charger-overheating': expect(['charger-hot', 'charger-heating', 'charger-fault'], 3 * MINUTE, 1),
  'charger-leaking': expect(['charger-leakage', 'charger-fault'], 30 * SECOND, 1),
  'charger-broken': expect(['charger-fault'], 10 * SECOND, 1),
  'charger-gives-nothing': expect(['charger-no-energy'], 45 * MINUTE, 2),
  'charger-contradicts': expect(['charger-contradicts'], 90 * SECOND, 1),
  'charger-live': expect(['charger-live'], 3 * MINUTE, 2),
  'cut-off-forgotten': expect(['cut-off-ignored'], 10 * SECOND, 1),
  'charged-for-ever': expect(['charging-long'], 8 * HOUR + 2 * MINUTE, 2),
  'bay-blocked': expect(['bay-blocked'], 17 * MINUTE, 2),
  'bay-overstayed': expect(['bay-overstay'], 31 * MINUTE, 2),
}
