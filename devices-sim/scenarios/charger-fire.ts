import { evCharger } from '../kinds/ev-charger.ts'
import { MINUTE } from '../world/durations.ts'
import type { Scenario } from './scenario.ts'

export const chargerFire: Scenario = {
  name: 'charger-fire',
  summary: 'a battery burns at one charger, a loose contact glows at the next, a petrol car takes a third',
  tells: ['fire', 'charger-overheating', 'bay-blocked', 'charger-broken'],
  needs: [evCharger],
  stage(stage) {
    const { random, lengthMs } = stage
    const [burning, glowing, parkedUp, broken, ...busy] = random.some(
      stage.of(evCharger),
      Number.POSITIVE_INFINITY,
    )
    stage.in(0, () => burning?.charge(lengthMs, MINUTE))
    stage.part(0.25, () => burning?.burn(Math.min(15 * MINUTE, lengthMs * 0.3)))
    stage.part(0.1, () => glowing?.overheat(55, Math.min(25 * MINUTE, lengthMs * 0.5)))
    stage.part(0.05, () => parkedUp?.isParkedUp(lengthMs * 0.8))
    stage.part(0.4, () => broken?.breakDown('ReaderFailure', Math.min(30 * MINUTE, lengthMs * 0.3)))
    for (const charger of busy) stage.part(0.1, () => charger.charge(lengthMs * 0.6, 2 * MINUTE))
  },
}
