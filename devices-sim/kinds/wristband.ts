import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR, type Instant, MINUTE, SECOND } from '../world/durations.ts'
import { hourOfDay } from '../world/local-time.ts'
import { approach, type Body, round, type SimulatedKind, type Surroundings } from './kind.ts'

export const wristband: SimulatedKind<Wristband> = {
  kind: 'wristband',
  noun: 'band',
  option: 'wristbands',
  title: { en: 'wristband', zh: '智能手环' },
  reportEveryMs: 30 * SECOND,
  create: (id, surroundings) => new Wristband(id, surroundings),
}

type Activity = 'asleep' | 'resting' | 'walking' | 'lying-hurt'

/** Beats above the wearer's resting pulse, and steps a minute. */
const EFFORT: Record<Activity, { readonly pulse: number; readonly stepsPerMin: number }> = {
  asleep: { pulse: -8, stepsPerMin: 0 },
  resting: { pulse: 0, stepsPerMin: 0 },
  walking: { pulse: 28, stepsPerMin: 85 },
  'lying-hurt': { pulse: 22, stepsPerMin: 0 },
}

/** How often a band says the same urgent thing, so that one lost message does not lose it. */
const URGENT_REPEATS = [0, 3 * SECOND] as const

/** An elderly person and the band on the wrist. */
export class Wristband implements Body {
  readonly id: string
  readonly #around: Surroundings
  readonly #restingBpm: number
  #activity: Activity = 'resting'
  #bpm: number
  /** What an illness does to the pulse and the oxygen. */
  #illBpm: number | undefined
  #illSpo2: number | undefined
  #steps = 0
  #battery: number
  #worn = true
  #reportedAt: Instant

  constructor(id: string, around: Surroundings) {
    const { random, world } = around
    this.id = id
    this.#around = around
    this.#restingBpm = random.between(62, 76)
    this.#bpm = this.#restingBpm
    this.#battery = random.between(40, 100)
    this.#reportedAt = world.now
    this.#live()
  }

  report(now: Instant): Values {
    this.#advance(now)
    const ordinary = {
      steps: Math.round(this.#steps),
      worn: this.#worn,
      batteryPercent: round(this.#battery),
    }
    return this.#worn ? { ...this.#vitals(), ...ordinary, fall: false, sos: false } : ordinary
  }

  sos(): void {
    const { world } = this.#around
    world.truth.happened('sos', this.id, world.now, world.now + MINUTE)
    this.#urgent({ sos: true })
  }

  /** Lies on the floor until somebody comes. */
  fall(helpAfterMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('fall', this.id, world.now)
    this.#turnTo('lying-hurt')
    this.#urgent({ fall: true })
    world.after(helpAfterMs, () => {
      this.#turnTo('resting')
      end(world.now)
    })
  }

  /** The band takes a hard sitting down for a fall; the wearer waves it off and walks away. */
  cancelledFall(): void {
    const { world, random } = this.#around
    const cancelAfterMs = random.between(8, 25) * SECOND
    world.truth.happened('fall-cancelled', this.id, world.now, world.now + cancelAfterMs)
    this.#urgent({ fall: true })
    world.after(cancelAfterMs, () => {
      this.#turnTo('walking')
      this.#urgent({ fallCancelled: true })
    })
  }

  heartTrouble(bpm: number, forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('heart-trouble', this.id, world.now)
    this.#illBpm = bpm
    world.after(forMs, () => {
      this.#illBpm = undefined
      end(world.now)
    })
  }

  lowOxygen(spo2: number, forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('low-oxygen', this.id, world.now)
    this.#illSpo2 = spo2
    world.after(forMs, () => {
      this.#illSpo2 = undefined
      end(world.now)
    })
  }

  /** For a bath, or to charge. */
  takeOff(forMs: DurationMs): void {
    const { world } = this.#around
    if (!this.#worn) return
    const end = world.truth.begin('band-off', this.id, world.now)
    this.#worn = false
    this.#tell()
    world.after(forMs, () => {
      this.#worn = true
      this.#battery = Math.min(100, this.#battery + (forMs / HOUR) * 40)
      end(world.now)
      this.#tell()
    })
  }

  #advance(now: Instant): void {
    const elapsedMs = now - this.#reportedAt
    this.#reportedAt = now
    const effort = EFFORT[this.#activity]
    const target = this.#illBpm ?? this.#restingBpm + effort.pulse
    this.#bpm = approach(this.#bpm, target, elapsedMs, MINUTE)
    if (this.#worn) this.#steps += (effort.stepsPerMin * elapsedMs) / MINUTE
    this.#battery = Math.max(0, this.#battery - (0.4 * elapsedMs) / HOUR)
  }

  #vitals(): Values {
    const { random } = this.#around
    return {
      heartRateBpm: round(this.#bpm + random.normal(0, 1.5)),
      spo2Percent: round(Math.min(100, random.normal(this.#illSpo2 ?? 97, 0.6))),
      skinTemperatureC: round(random.normal(33.6, 0.2), 1),
      respirationPerMin: round(random.normal(this.#activity === 'walking' ? 19 : 14, 0.8)),
      ...(random.chance(0.05) && bloodPressure(random)),
    }
  }

  /** What a day is made of; the next change comes when it comes. */
  #live(): void {
    const { world, random } = this.#around
    world.after(random.wait(25 * MINUTE), () => {
      if (this.#activity !== 'lying-hurt') this.#turnTo(usual(hourOfDay(world.now), random))
      if (this.#battery < 25 && random.chance(0.5)) this.takeOff(HOUR)
      this.#live()
    })
  }

  #turnTo(activity: Activity): void {
    this.#advance(this.#around.world.now)
    this.#activity = activity
  }

  #urgent(what: Values): void {
    const { world } = this.#around
    for (const delayMs of URGENT_REPEATS) {
      world.after(delayMs, () => world.send(this.id, { ...this.report(world.now), ...what }))
    }
  }

  #tell(): void {
    this.#around.world.send(this.id, this.report(this.#around.world.now))
  }
}

function usual(hour: number, random: Surroundings['random']): Activity {
  if (hour < 6 || hour >= 22) return random.chance(0.03) ? 'walking' : 'asleep'
  return random.chance(0.35) ? 'walking' : 'resting'
}

const bloodPressure = (random: Surroundings['random']): Values => ({
  systolicMmHg: round(random.normal(128, 6)),
  diastolicMmHg: round(random.normal(78, 4)),
})
