import { lift } from '../kinds/lift.ts'
import { MINUTE } from '../world/durations.ts'
import type { Scenario } from './scenario.ts'

/** Two cars that get stuck, one with somebody who presses the button and one without, and what else keeps lifts from going. */
export const lifts: Scenario = {
  name: 'lifts',
  summary:
    'a lift stuck with somebody who calls, one with somebody who does not, a door held open, a broken one',
  tells: ['lift-stuck', 'lift-called', 'lift-door-held', 'lift-broken', 'lift-serviced'],
  needs: [lift],
  stage(stage) {
    const [first, second, third, fourth] = stage.of(lift)
    stage.in(MINUTE, () => first?.getsStuck(12 * MINUTE, { calls: true }))
    stage.in(4 * MINUTE, () => second?.getsStuck(10 * MINUTE, { calls: false }))
    stage.in(5 * MINUTE, () => third?.isHeldOpen(14 * MINUTE))
    stage.in(6 * MINUTE, () => fourth?.isServiced(20 * MINUTE))
    stage.in(15 * MINUTE, () => first?.breaksDown(10 * MINUTE))
    stage.in(17 * MINUTE, () => second?.hiccups())
  },
}
