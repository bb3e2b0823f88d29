import { type Wristband, wristband } from '../../kinds/wristband.ts'
import { DAY, HOUR, MINUTE } from '../../world/durations.ts'
import { hourOfDay } from '../../world/local-time.ts'
import type { Stage } from '../scenario.ts'
import type { Mishaps } from './mishaps.ts'

const isWell = (band: Wristband) => band.isWell

export function troubleWearers(stage: Stage, mishaps: Mishaps): void {
  const bands = stage.of(wristband)
  emergencies(bands, mishaps)
  illnesses(bands, mishaps)
  ways(bands, mishaps)
  customs(stage, bands, mishaps)
}

function emergencies(bands: readonly Wristband[], mishaps: Mishaps): void {
  mishaps.befall('sos', bands, {
    everyMs: 70 * DAY,
    lasts: [MINUTE, MINUTE],
    befalls: band => band.sos(),
  })
  mishaps.befall('fall', bands, {
    everyMs: 70 * DAY,
    lasts: [3 * MINUTE, 40 * MINUTE],
    when: isWell,
    befalls: (band, forMs) => band.fall(forMs),
  })
  mishaps.befall('fall cancelled', bands, {
    everyMs: 40 * DAY,
    lasts: [MINUTE, MINUTE],
    when: isWell,
    befalls: band => band.cancelledFall(),
  })
}

function illnesses(bands: readonly Wristband[], mishaps: Mishaps): void {
  mishaps.befall('heart trouble', bands, {
    everyMs: 110 * DAY,
    lasts: [25 * MINUTE, 2 * HOUR],
    when: isWell,
    befalls: (band, forMs, random) =>
      band.heartTrouble(random.chance(0.3) ? random.between(34, 39) : random.between(148, 170), forMs),
  })
  mishaps.befall('pulse unusual', bands, {
    everyMs: 140 * DAY,
    lasts: [HOUR, 4 * HOUR],
    when: isWell,
    // A band that nobody knows yet cannot say what is unusual for its wearer.
    notBeforeMs: 4 * DAY,
    befalls: (band, forMs) => band.pulseUnusual(forMs),
  })
  mishaps.befall('low oxygen', bands, {
    everyMs: 110 * DAY,
    lasts: [25 * MINUTE, 3 * HOUR],
    when: isWell,
    befalls: (band, forMs, random) => band.lowOxygen(random.between(83, 87), forMs),
  })
  mishaps.befall('illness', bands, {
    everyMs: 140 * DAY,
    lasts: [2 * HOUR, 12 * HOUR],
    when: isWell,
    befalls: (band, forMs) => band.illness(forMs),
  })
}

function ways(bands: readonly Wristband[], mishaps: Mishaps): void {
  mishaps.befall('laid up', bands, {
    everyMs: 100 * DAY,
    lasts: [8 * HOUR, 24 * HOUR],
    when: isWell,
    befalls: (band, forMs) => band.stayInBed(forMs),
  })
  mishaps.befall('wandered off', bands, {
    everyMs: 140 * DAY,
    lasts: [40 * MINUTE, 3 * HOUR],
    when: isWell,
    befalls: (band, forMs) => band.wander(forMs),
  })
  mishaps.befall('charger forgotten', bands, {
    everyMs: 140 * DAY,
    lasts: [24 * HOUR, 50 * HOUR],
    when: isWell,
    befalls: (band, forMs) => band.isForgotten(forMs),
  })
}

/** What is no trouble at all, and comes every day. */
function customs({ world, random }: Stage, bands: readonly Wristband[], mishaps: Mishaps): void {
  const isQuiet = (band: Wristband) => band.isWell && mishaps.isFree(band.id)
  for (const band of bands) {
    const daily = (meanMs: number, does: () => void) =>
      world.after(random.wait(meanMs), () => {
        if (isQuiet(band)) does()
        daily(meanMs, does)
      })
    daily(DAY, () => band.takeOff(random.between(12, 25) * MINUTE))
    daily(DAY, () => isDay(hourOfDay(world.now)) && band.hurries(random.between(4, 20) * MINUTE))
    daily(5 * DAY, () => isLate(hourOfDay(world.now)) && band.takeOff(random.between(7, 9) * HOUR))
  }
}

const isDay = (hour: number) => hour >= 7 && hour < 21
const isLate = (hour: number) => hour >= 21 && hour < 23
