import { evCharger } from '../kinds/ev-charger.ts'
import { fireLaneCamera } from '../kinds/fire-lane-camera.ts'
import { smartBin } from '../kinds/smart-bin.ts'
import { wristband } from '../kinds/wristband.ts'
import { HOUR } from '../world/durations.ts'
import { die } from './breakdowns.ts'
import type { Scenario } from './scenario.ts'

/** Water and alarms: nearly everything goes wrong within a few minutes. */
export const flood: Scenario = {
  name: 'flood',
  summary:
    'a cloudburst: water in the garage, bins afloat, cars fled into the fire lane, people calling for help',
  tells: ['charger-leaking', 'bin-knocked-over', 'lane-blocked'],
  needs: [],
  stage(stage) {
    const { random, world, lengthMs } = stage
    const rising = () => random.between(0.1, 0.3)
    const untilDry = Math.min(3 * HOUR, lengthMs * 0.6)
    for (const charger of stage.of(evCharger)) {
      const at = rising()
      stage.part(at, () => charger.leak(random.between(36, 80), untilDry))
      if (random.chance(0.3)) stage.part(at + 0.15, () => die(world, charger.id, untilDry))
    }
    for (const bin of random.some(stage.of(smartBin), Math.ceil(stage.of(smartBin).length / 2))) {
      stage.part(rising(), () => bin.knockOver(untilDry))
    }
    for (const camera of stage.of(fireLaneCamera)) stage.part(rising(), () => camera.isBlocked(untilDry))
    for (const band of random.some(stage.of(wristband), Math.ceil(stage.of(wristband).length / 3))) {
      stage.part(rising(), () => (random.chance(0.5) ? band.sos() : band.fall(untilDry / 4)))
    }
  },
}
