import type { SensorTrouble } from '../kinds/bin-sensor.ts'
import { smartBin } from '../kinds/smart-bin.ts'
import type { Scenario } from './scenario.ts'

const TROUBLES: readonly SensorTrouble[] = ['loose', 'frozen', 'askew']

/** Nothing happens in the world, whatever its sensors say. */
export const brokenSensors: Scenario = {
  name: 'broken-sensors',
  summary:
    'bins whose sensors come loose, freeze or hang askew, and are mended: nothing burns, nothing is full',
  tells: ['sensor-broken'],
  needs: [smartBin],
  stage(stage) {
    const { random, lengthMs } = stage
    for (const [i, bin] of stage.of(smartBin).entries()) {
      const trouble = TROUBLES[i % TROUBLES.length] as SensorTrouble
      // Somebody comes for the sensor, and empties the bin: what nobody sees does not overflow.
      bin.bagsPerHour /= 4
      stage.part(random.between(0.3, 0.4), () => bin.breakSensor(trouble, lengthMs / 2))
    }
  },
}
