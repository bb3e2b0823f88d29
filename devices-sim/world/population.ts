import type { Body } from '../kinds/kind.ts'
import { SECOND } from './durations.ts'
import type { Random } from './random.ts'
import type { Enlisted } from './roster.ts'
import type { Weather } from './weather.ts'
import type { World } from './world.ts'

export interface Inhabitant extends Enlisted {
  readonly body: Body
}

/** Everybody has been heard once after this long. */
const FIRST_REPORTS_MS = 5 * SECOND
/** No two devices stay in step: a quartz is good for far less than this. */
const JITTER = 0.01

/** Puts a device into the world, reporting in its own rhythm. */
export function settle(enlisted: Enlisted, world: World, weather: Weather, chance: Random): Inhabitant {
  const { id, kind, reportEveryMs } = enlisted
  const random = chance.fork(id)
  const body = kind.create(id, { world, weather, random })
  const rhythm = random.fork('rhythm')
  const report = () => {
    world.send(id, body.report(world.now))
    world.after((body.everyMs ?? reportEveryMs) * (1 + rhythm.between(-JITTER, JITTER)), report)
  }
  world.after(rhythm.between(0, Math.min(reportEveryMs, FIRST_REPORTS_MS)), report)
  return { ...enlisted, body }
}
