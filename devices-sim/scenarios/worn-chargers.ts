import { evCharger } from '../kinds/ev-charger.ts'
import { HOUR, MINUTE } from '../world/durations.ts'
import type { Scenario } from './scenario.ts'

export const wornChargers: Scenario = {
  name: 'worn-chargers',
  summary:
    'a relay that no longer closes, one that is welded, a charger that contradicts itself, a car that is not fetched, a cut-off that is forgotten',
  tells: [
    'charger-gives-nothing',
    'charger-contradicts',
    'charger-live',
    'cut-off-forgotten',
    'charged-for-ever',
  ],
  needs: [evCharger],
  stage(stage) {
    const { random, lengthMs } = stage
    const [dead, live, muddled, endless, forgotten] = random.some(
      stage.of(evCharger),
      Number.POSITIVE_INFINITY,
    )
    stage.in(0, () => dead?.givesNothing(Math.min(HOUR, lengthMs * 0.9)))
    stage.part(0.1, () => live?.isLive(Math.min(20 * MINUTE, lengthMs * 0.5)))
    stage.part(0.2, () => muddled?.contradictsItself(Math.min(15 * MINUTE, lengthMs * 0.4)))
    stage.in(0, () => forgotten?.charge(lengthMs * 0.2, lengthMs * 0.7))
    stage.part(0.3, () => endless?.forgetsCutOff(Math.min(15 * MINUTE, lengthMs * 0.3)))
    stage.in(0, () => endless?.chargeEBike(lengthMs))
  },
}
