import { lift } from '../../kinds/lift.ts'
import { DAY, HOUR, MINUTE } from '../../world/durations.ts'
import type { Stage } from '../scenario.ts'
import type { Mishaps } from './mishaps.ts'

export function troubleLifts(stage: Stage, mishaps: Mishaps): void {
  const lifts = stage.of(lift)
  mishaps.befall('lift stuck', lifts, {
    everyMs: 28 * DAY,
    lasts: [5 * MINUTE, 50 * MINUTE],
    befalls: (one, forMs) => one.getsStuck(forMs, { calls: true }),
  })
  mishaps.befall('lift stuck, and nobody calls', lifts, {
    everyMs: 60 * DAY,
    lasts: [5 * MINUTE, 50 * MINUTE],
    befalls: (one, forMs) => one.getsStuck(forMs, { calls: false }),
  })
  mishaps.befall('lift broken', lifts, {
    everyMs: 15 * DAY,
    lasts: [10 * MINUTE, 8 * HOUR],
    befalls: (one, forMs) => one.breaksDown(forMs),
  })
  mishaps.befall('lift held open', lifts, {
    everyMs: 10 * DAY,
    lasts: [12 * MINUTE, HOUR],
    befalls: (one, forMs) => one.isHeldOpen(forMs),
  })
  mishaps.befall('lift switched off', lifts, {
    everyMs: 30 * DAY,
    lasts: [2.2 * HOUR, 10 * HOUR],
    befalls: (one, forMs) => one.isSwitchedOff(forMs),
  })
  ordinary(lifts, mishaps)
}

/** Nobody need hear of it: the mechanic comes twice a month, and codes come and go. */
function ordinary(lifts: ReturnType<typeof lift.create>[], mishaps: Mishaps): void {
  mishaps.befall('lift serviced', lifts, {
    everyMs: 15 * DAY,
    lasts: [30 * MINUTE, 1.8 * HOUR],
    befalls: (one, forMs) => one.isServiced(forMs),
  })
  mishaps.befall('lift hiccups', lifts, {
    everyMs: 5 * DAY,
    lasts: [MINUTE, MINUTE],
    befalls: one => one.hiccups(),
  })
}
