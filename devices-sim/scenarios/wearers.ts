import { wristband } from '../kinds/wristband.ts'
import { HOUR } from '../world/durations.ts'
import type { Scenario } from './scenario.ts'

/** What takes hours to be seen: it needs some ten of them. */
export const wearers: Scenario = {
  name: 'wearers',
  summary: 'an infection that goes to the lungs, somebody who does not get up, somebody who walks away',
  tells: ['illness', 'laid-up', 'wandered-off', 'heart-trouble'],
  needs: [wristband],
  stage(stage) {
    const { random, lengthMs } = stage
    const people = random.some(stage.of(wristband), Number.POSITIVE_INFINITY)
    const person = (index: number) => people[index % people.length]
    stage.part(0.1, () => person(0)?.illness(Math.min(6 * HOUR, lengthMs * 0.5)))
    stage.part(0.05, () => person(1)?.stayInBed(Math.min(9 * HOUR, lengthMs * 0.9)))
    stage.part(0.3, () => person(2)?.wander(Math.min(HOUR, lengthMs * 0.3)))
    stage.part(0.5, () =>
      person(3)?.heartTrouble(random.between(148, 165), Math.min(HOUR / 4, lengthMs * 0.2)),
    )
  },
}
