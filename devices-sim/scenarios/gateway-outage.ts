import { gateway } from '../kinds/gateway.ts'
import { MINUTE } from '../world/durations.ts'
import { die, loseUplink } from './breakdowns.ts'
import type { Scenario } from './scenario.ts'

/** A gateway keeps this many readings of each device for when it is connected again. */
const KEPT_MAX = 200

export const gatewayOutage: Scenario = {
  name: 'gateway-outage',
  summary: 'the uplink of the whole community fails and comes back with what was kept; one device stays dead',
  tells: ['gateway-outage', 'device-dead'],
  needs: [],
  stage(stage) {
    const { random, world, lengthMs } = stage
    const [dead] = random.some(
      stage.inhabitants.filter(one => one.kind !== gateway),
      1,
    )
    stage.part(0.25, () => loseUplink(stage, Math.min(45 * MINUTE, lengthMs * 0.4), KEPT_MAX))
    stage.part(0.75, () => dead && die(world, dead.id, lengthMs))
  },
}
