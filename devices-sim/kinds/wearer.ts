import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR, type Instant, MINUTE } from '../world/durations.ts'
import type { Random } from '../world/random.ts'
import { approach, round } from './kind.ts'

export type Activity = 'asleep' | 'resting' | 'walking' | 'hurrying' | 'lying-hurt' | 'in-bed'

/** Beats above the wearer's resting pulse, and steps a minute. */
const EFFORT: Record<Activity, { readonly pulse: number; readonly stepsPerMin: number }> = {
  asleep: { pulse: -8, stepsPerMin: 0 },
  // To the kettle, to the door, to the bathroom: some fifty steps an hour.
  resting: { pulse: 0, stepsPerMin: 0.8 },
  walking: { pulse: 28, stepsPerMin: 85 },
  // To catch the bus: the heart goes as fast as it does in trouble, and has a reason.
  hurrying: { pulse: 60, stepsPerMin: 115 },
  'lying-hurt': { pulse: 22, stepsPerMin: 0 },
  'in-bed': { pulse: 0, stepsPerMin: 0 },
}

/** What an illness does to the body; what it leaves alone is absent. */
export interface Illness {
  readonly bpm?: number
  readonly spo2Percent?: number
  readonly respirationPerMin?: number
  readonly temperatureC?: number
  readonly consciousness?: string
}

const M_PER_DEGREE = 111_195
const STRIDE_M = 0.6

/** An elderly person: what the body does, whatever the band makes of it. */
export class Wearer {
  illness: Illness = {}
  /** Who walks off goes on to the north; everybody else stays about the house. */
  isWandering = false
  readonly #random: Random
  readonly #restingBpm: number
  readonly #home: { readonly lat: number; readonly lon: number }
  #awayM = 0
  #activity: Activity = 'resting'
  #bpm: number
  #temperatureC = 36.6
  #steps = 0
  #at: Instant

  constructor(random: Random, now: Instant) {
    this.#random = random
    this.#at = now
    this.#restingBpm = random.between(62, 76)
    this.#bpm = this.#restingBpm
    this.#home = { lat: random.between(39.9, 39.92), lon: random.between(116.4, 116.42) }
  }

  get restingBpm(): number {
    return this.#restingBpm
  }

  get home(): { readonly lat: number; readonly lon: number } {
    return this.#home
  }

  get activity(): Activity {
    return this.#activity
  }

  get steps(): number {
    return Math.round(this.#steps)
  }

  turnTo(activity: Activity, now: Instant): void {
    this.live(now)
    this.#activity = activity
  }

  /** Steps are taken while the band is off, too, but not counted. */
  live(now: Instant, isCounted = true): void {
    const elapsedMs = now - this.#at
    this.#at = now
    const { pulse, stepsPerMin } = EFFORT[this.#activity]
    const steps = (stepsPerMin * elapsedMs) / MINUTE
    if (isCounted) this.#steps += steps
    this.#goAbout(steps, elapsedMs)
    this.#bpm = approach(this.#bpm, this.illness.bpm ?? this.#restingBpm + pulse, elapsedMs, MINUTE)
    this.#temperatureC = approach(this.#temperatureC, this.illness.temperatureC ?? 36.6, elapsedMs, HOUR)
  }

  #goAbout(steps: number, elapsedMs: DurationMs): void {
    if (this.isWandering) this.#awayM += steps * STRIDE_M
    else this.#awayM = approach(this.#awayM, 0, elapsedMs, 10 * MINUTE)
  }

  /** What a band measures by itself. */
  vitals(): Values {
    const { illness } = this
    const random = this.#random
    const breaths = illness.respirationPerMin ?? (this.#activity === 'walking' ? 19 : 14)
    return {
      heartRateBpm: round(this.#bpm + random.normal(0, 1.5)),
      spo2Percent: round(Math.min(100, random.normal(illness.spo2Percent ?? 97, 0.6))),
      skinTemperatureC: round(random.normal(33.6, 0.2), 1),
      respirationPerMin: round(random.normal(breaths, 0.8)),
    }
  }

  /** What somebody measures now and then: with a cuff, a thermometer, and by talking to the wearer. */
  visit(): Values {
    const random = this.#random
    return {
      systolicMmHg: round(random.normal(128, 6)),
      diastolicMmHg: round(random.normal(78, 4)),
      bodyTemperatureC: round(random.normal(this.#temperatureC, 0.1), 1),
      consciousness: this.illness.consciousness ?? 'alert',
      onOxygen: false,
    }
  }

  /** As well as the sky lets it be known. */
  position(): Values {
    const noise = () => this.#random.normal(0, 4 / M_PER_DEGREE)
    return {
      lat: round(this.#home.lat + this.#awayM / M_PER_DEGREE + noise(), 5),
      lon: round(this.#home.lon + noise(), 5),
    }
  }
}
