import { doorSensor } from '../kinds/door-sensor.ts'
import { smokeDetector } from '../kinds/smoke-detector.ts'
import { HOUR, MINUTE } from '../world/durations.ts'
import type { Scenario } from './scenario.ts'

/** What happens in stairwells: rubbish that smoulders, doors that are wedged open, detectors that are in somebody's way. */
export const smokeAndDoors: Scenario = {
  name: 'smoke-and-doors',
  summary:
    'a fire on the stairs, a fire door that is wedged open, a detector that is taken down, one that is tested',
  tells: ['fire', 'door-wedged', 'sensor-taken-down', 'battery-weak'],
  needs: [smokeDetector, doorSensor],
  stage(stage) {
    const [burning, takenDown, tested] = stage.of(smokeDetector)
    const [wedged, flat] = stage.of(doorSensor)
    stage.in(MINUTE, () => tested?.isTested())
    stage.in(2 * MINUTE, () => burning?.smells(6 * MINUTE))
    stage.in(4 * MINUTE, () => wedged?.isWedged(25 * MINUTE))
    stage.in(6 * MINUTE, () => takenDown?.housing.isTakenDown(20 * MINUTE))
    stage.in(8 * MINUTE, () => flat?.housing.runsFlat(HOUR))
  },
}
