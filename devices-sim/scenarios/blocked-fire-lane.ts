import { fireLaneCamera } from '../kinds/fire-lane-camera.ts'
import { MINUTE, SECOND } from '../world/durations.ts'
import type { Scenario } from './scenario.ts'

export const blockedFireLane: Scenario = {
  name: 'blocked-fire-lane',
  summary:
    'a driver leaves the car in the fire lane; others stop for 40 s or pass; one camera is sprayed over',
  tells: ['lane-blocked', 'lane-not-free', 'camera-tampered', 'vehicle-stopped-briefly'],
  needs: [fireLaneCamera],
  stage(stage) {
    const { random, lengthMs } = stage
    const [blocked, tampered, ...others] = random.some(stage.of(fireLaneCamera), Number.POSITIVE_INFINITY)
    if (blocked) {
      stage.part(0.1, () => blocked.isBlocked(Math.min(12 * MINUTE, lengthMs * 0.6)))
      stage.part(0.15, () => blocked.drivesThrough())
      stage.part(0.2, () => blocked.losesSight(40 * SECOND))
      stage.part(0.9, () => blocked.stopsBriefly(Math.min(40 * SECOND, lengthMs * 0.05)))
    }
    if (tampered) stage.part(0.3, () => tampered.isTamperedWith(Math.min(20 * MINUTE, lengthMs * 0.3)))
    for (const camera of others) {
      stage.part(random.between(0.1, 0.8), () => camera.stopsBriefly(40 * SECOND))
    }
  },
}
