import { wristband } from '../kinds/wristband.ts'
import { MINUTE } from '../world/durations.ts'
import type { Scenario } from './scenario.ts'

export const fallAndSos: Scenario = {
  name: 'fall-and-sos',
  summary:
    'a fall, an SOS, a racing heart, little oxygen; another fall is waved off, a band is left on the table',
  tells: ['fall', 'sos', 'fall-cancelled', 'heart-trouble', 'low-oxygen', 'band-off'],
  needs: [wristband],
  stage(stage) {
    const { random, lengthMs } = stage
    const wearers = random.some(stage.of(wristband), Number.POSITIVE_INFINITY)
    const wearer = (index: number) => wearers[index % wearers.length]
    const troubleMs = Math.min(15 * MINUTE, Math.max(4 * MINUTE, lengthMs * 0.25))
    stage.part(0.1, () => wearer(0)?.fall(Math.min(20 * MINUTE, lengthMs * 0.4)))
    stage.part(0.2, () => wearer(1)?.sos())
    stage.part(0.3, () => wearer(2)?.cancelledFall())
    stage.part(0.35, () => wearer(3)?.heartTrouble(random.between(148, 165), troubleMs))
    stage.part(0.45, () => wearer(4)?.lowOxygen(random.between(82, 86), troubleMs))
    stage.part(0.15, () => wearer(5)?.takeOff(Math.min(50 * MINUTE, lengthMs * 0.8)))
    stage.part(0.7, () => wearer(1)?.sos())
  },
}
