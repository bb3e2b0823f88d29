import { evCharger } from '../kinds/ev-charger.ts'
import { fireLaneCamera } from '../kinds/fire-lane-camera.ts'
import { smartBin } from '../kinds/smart-bin.ts'
import { wristband } from '../kinds/wristband.ts'
import { MINUTE, SECOND } from '../world/durations.ts'
import { heatWave } from '../world/weather.ts'
import type { Scenario } from './scenario.ts'

/** Nothing is wrong, and much looks as if it were: whatever is raised here is a false alarm. */
export const calmDay: Scenario = {
  name: 'calm-day',
  summary:
    'a hot day on which nothing is wrong: cars that stop briefly, a fall waved off, a band off for a bath',
  tells: ['hot-day', 'vehicle-stopped-briefly', 'fall-cancelled', 'band-off'],
  weather: heatWave,
  needs: [],
  stage(stage) {
    const { world, random, lengthMs } = stage
    for (const bin of stage.of(smartBin)) {
      world.truth.happened('hot-day', bin.id, world.now, world.now + lengthMs)
    }
    for (const camera of stage.of(fireLaneCamera)) {
      stage.part(random.between(0.1, 0.8), () => camera.stopsBriefly(40 * SECOND))
    }
    for (const band of random.some(stage.of(wristband), 2)) {
      stage.part(random.between(0.2, 0.7), () => band.cancelledFall())
    }
    for (const band of random.some(stage.of(wristband), 1)) {
      stage.part(0.3, () => band.takeOff(Math.min(20 * MINUTE, lengthMs * 0.4)))
    }
    for (const charger of random.some(stage.of(evCharger), 2)) {
      stage.part(0.05, () => charger.charge(Math.min(90 * MINUTE, lengthMs * 0.6), 4 * MINUTE))
    }
  },
}
