import type { DeviceId } from '../../../services/domain/model/device.ts'
import { type EvCharger, evCharger } from '../../kinds/ev-charger.ts'
import { DAY, HOUR, MINUTE } from '../../world/durations.ts'
import type { Random } from '../../world/random.ts'
import type { Stage } from '../scenario.ts'
import type { Mishaps } from './mishaps.ts'

const BREAKDOWNS = ['ConnectorLockFailure', 'EVCommunicationError', 'PowerMeterFailure', 'ReaderFailure']
const isIdle = (charger: EvCharger) => charger.isIdle

export function troubleChargers(stage: Stage, mishaps: Mishaps): void {
  const chargers = stage.of(evCharger)
  dangers(chargers, mishaps)
  forgetful(chargers, mishaps)
  failures(chargers, mishaps)
  drivers(chargers, mishaps)
  fires(stage, chargers, mishaps)
}

function dangers(chargers: readonly EvCharger[], mishaps: Mishaps): void {
  mishaps.befall('charger overheats', chargers, {
    everyMs: 80 * DAY,
    lasts: [6 * MINUTE, 40 * MINUTE],
    befalls: (charger, forMs, random) => charger.overheat(random.between(40, 60), forMs),
  })
  mishaps.befall('charger leaks', chargers, {
    everyMs: 100 * DAY,
    lasts: [5 * MINUTE, 3 * HOUR],
    befalls: (charger, forMs, random) => charger.leak(random.between(36, 80), forMs),
  })
  mishaps.befall('charger live', chargers, {
    everyMs: 100 * DAY,
    lasts: [15 * MINUTE, 5 * HOUR],
    when: isIdle,
    befalls: (charger, forMs) => charger.isLive(forMs),
  })
}

function forgetful(chargers: readonly EvCharger[], mishaps: Mishaps): void {
  mishaps.befall('charger forgets that it was cut off', chargers, {
    everyMs: 150 * DAY,
    lasts: [10 * MINUTE, 3 * HOUR],
    befalls: (charger, forMs) => charger.forgetsCutOff(forMs),
  })
}

function failures(chargers: readonly EvCharger[], mishaps: Mishaps): void {
  mishaps.befall('charger breaks down', chargers, {
    everyMs: 60 * DAY,
    lasts: [10 * MINUTE, 10 * HOUR],
    befalls: (charger, forMs, random) => charger.breakDown(random.pick(BREAKDOWNS), forMs),
  })
  mishaps.befall('charger gives nothing', chargers, {
    everyMs: 100 * DAY,
    lasts: [90 * MINUTE, 10 * HOUR],
    when: isIdle,
    befalls: (charger, forMs) => charger.givesNothing(forMs),
  })
  mishaps.befall('charger contradicts itself', chargers, {
    everyMs: 100 * DAY,
    lasts: [5 * MINUTE, 5 * HOUR],
    befalls: (charger, forMs) => charger.contradictsItself(forMs),
  })
}

function drivers(chargers: readonly EvCharger[], mishaps: Mishaps): void {
  mishaps.befall('bay blocked', chargers, {
    everyMs: 20 * DAY,
    lasts: [5 * MINUTE, 4 * HOUR],
    when: isIdle,
    befalls: (charger, forMs) => charger.isParkedUp(forMs),
  })
  mishaps.befall('car not fetched', chargers, {
    everyMs: 20 * DAY,
    lasts: [2 * HOUR, 6 * HOUR],
    when: isIdle,
    befalls: (charger, forMs, random) => {
      const chargeMs = random.between(0.2, 0.7) * forMs
      charger.charge(chargeMs, forMs - chargeMs)
    },
  })
  mishaps.befall('e-bike charges for ever', chargers, {
    everyMs: 80 * DAY,
    lasts: [8.5 * HOUR, 14 * HOUR],
    when: isIdle,
    befalls: (charger, forMs) => charger.chargeEBike(forMs),
  })
}

function fires(stage: Stage, chargers: readonly EvCharger[], mishaps: Mishaps): void {
  const garage = new Garage(stage, chargers, mishaps)
  mishaps.befall('charger burns', chargers, {
    everyMs: 120 * DAY,
    lasts: [3 * MINUTE, 15 * MINUTE],
    befalls: (charger, forMs) => garage.burns(charger, forMs),
  })
  mishaps.befall('fire spreads', chargers, {
    everyMs: 110 * DAY,
    lasts: [8 * MINUTE, 20 * MINUTE],
    befalls: (charger, forMs, random) => garage.spreads(charger, forMs, random),
  })
}

/** Where a fire can go from one charger to another, or come twice by chance. */
class Garage {
  readonly #stage: Stage
  readonly #chargers: readonly EvCharger[]
  readonly #mishaps: Mishaps
  /** Of each garage in which something burns: how many still do, and all that did since the last time that none did. */
  readonly #fires = new Map<number, { burning: number; readonly burnt: Set<DeviceId> }>()

  constructor(stage: Stage, chargers: readonly EvCharger[], mishaps: Mishaps) {
    this.#stage = stage
    this.#chargers = chargers
    this.#mishaps = mishaps
  }

  burns(charger: EvCharger, forMs: number): void {
    const { world } = this.#stage
    const garage = this.#garageOf(charger)
    const fire = this.#fires.get(garage) ?? { burning: 0, burnt: new Set() }
    this.#fires.set(garage, fire)
    if (fire.burning > 0) {
      const end = world.truth.begin('fire-spread', charger.id, world.now, [...fire.burnt])
      world.after(forMs, () => end(world.now))
    }
    fire.burning++
    fire.burnt.add(charger.id)
    charger.burn(forMs)
    world.after(forMs, () => --fire.burning === 0 && this.#fires.delete(garage))
  }

  spreads(first: EvCharger, forMs: number, random: Random): void {
    this.burns(first, forMs)
    const next = this.#chargers.find(
      one => one !== first && this.#garageOf(one) === this.#garageOf(first) && this.#mishaps.isFree(one.id),
    )
    if (next === undefined) return
    this.#mishaps.reserve(next.id, forMs)
    this.#stage.world.after(random.between(1, 4) * MINUTE, () => this.burns(next, forMs))
  }

  #garageOf(charger: EvCharger): number {
    const place = this.#chargers.indexOf(charger)
    return 2 * quarterOf(place + 1) + (place % 2)
  }
}

const OF_A_QUARTER = 24

/** A large community is made of quarters that each have gates, garages and buildings of their own. */
export const quarterOf = (number: number): number => Math.ceil(number / OF_A_QUARTER)
