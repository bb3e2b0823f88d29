import { type DoorSensor, doorSensor } from '../../kinds/door-sensor.ts'
import { type SmokeDetector, smokeDetector } from '../../kinds/smoke-detector.ts'
import { DAY, HOUR, MINUTE } from '../../world/durations.ts'
import type { Stage } from '../scenario.ts'
import type { Mishaps } from './mishaps.ts'

export function troubleStairs(stage: Stage, mishaps: Mishaps): void {
  const detectors = stage.of(smokeDetector)
  const doors = stage.of(doorSensor)
  mishaps.befall('smoke on the stairs', detectors, {
    everyMs: 60 * DAY,
    lasts: [4 * MINUTE, 40 * MINUTE],
    befalls: (detector, forMs) => detector.smells(forMs),
  })
  mishaps.befall('smoke detector tested', detectors, {
    everyMs: 20 * DAY,
    lasts: [MINUTE, MINUTE],
    befalls: detector => detector.isTested(),
  })
  mishaps.befall('smoke detector taken down', detectors, {
    everyMs: 60 * DAY,
    lasts: [10 * MINUTE, 6 * HOUR],
    befalls: (detector, forMs) => detector.housing.isTakenDown(forMs),
  })
  mishaps.befall('fire door wedged', doors, {
    everyMs: 4 * DAY,
    lasts: [12 * MINUTE, 4 * HOUR],
    befalls: (door, forMs) => door.isWedged(forMs),
  })
  mishaps.befall('door sensor prised off', doors, {
    everyMs: 60 * DAY,
    lasts: [10 * MINUTE, 6 * HOUR],
    befalls: (door, forMs) => door.housing.isTakenDown(forMs),
  })
  batteries('flat battery of a detector', detectors, mishaps)
  batteries('flat battery at a door', doors, mishaps)
}

function batteries(name: string, these: readonly (DoorSensor | SmokeDetector)[], mishaps: Mishaps): void {
  mishaps.befall(name, these, {
    everyMs: 60 * DAY,
    lasts: [2 * HOUR, DAY],
    befalls: (one, forMs) => one.housing.runsFlat(forMs),
  })
}
