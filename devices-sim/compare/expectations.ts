import type { What } from '../world/truth.ts'
import type { Expectations } from './expectation.ts'
import { binsExpected } from './expected/bins.ts'
import { chargersExpected } from './expected/chargers.ts'
import { firesExpected } from './expected/fires.ts'
import { lanesExpected } from './expected/lanes.ts'
import { liftsExpected } from './expected/lifts.ts'
import { linksExpected } from './expected/links.ts'
import { sensorsExpected } from './expected/sensors.ts'
import { serversExpected } from './expected/servers.ts'
import { stairsExpected } from './expected/stairs.ts'
import { wearersExpected } from './expected/wearers.ts'

/** What a product is expected to make of what happened, a file each in `expected/`. */
export const expectations: Expectations = {
  ...binsExpected,
  ...firesExpected,
  ...lanesExpected,
  ...chargersExpected,
  ...wearersExpected,
  ...stairsExpected,
  ...liftsExpected,
  ...sensorsExpected,
  ...linksExpected,
  ...serversExpected,
}

/**
 * What looks like trouble and is none, with the rules that it may lead astray. An alert on it alone is false, and
 * the report says what it fell for.
 */
export const traps: Readonly<Partial<Record<What, readonly string[]>>> = {
  'hot-day': ['bin-fire', 'charger-hot', 'charger-heating'],
  'vehicle-stopped-briefly': ['fire-lane-blocked'],
  'fall-cancelled': ['fall'],
  'band-off': ['heart-rate', 'spo2', 'fall'],
}
