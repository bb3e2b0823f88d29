import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR, type Instant, MINUTE, SECOND } from '../world/durations.ts'
import { hourOfDay, nextAtHour } from '../world/local-time.ts'
import type { End } from '../world/truth.ts'
import { BinSensor, type BinState, type SensorTrouble } from './bin-sensor.ts'
import {
  approach,
  type Body,
  done,
  round,
  type Said,
  type SimulatedKind,
  type Surroundings,
  type Told,
} from './kind.ts'

export const smartBin: SimulatedKind<SmartBin> = {
  kind: 'smart-bin',
  noun: 'bin',
  option: 'bins',
  title: { en: 'smart bin', zh: '智能垃圾桶' },
  short: { en: 'Bin', zh: '垃圾桶' },
  reportEveryMs: 5 * MINUTE,
  inDemo: 6,
  inMonth: { share: 37, reportEveryMs: 15 * MINUTE },
  create: (id, surroundings) => new SmartBin(id, surroundings),
}

/** The lorry comes before breakfast and after supper. */
const COLLECTION_HOURS = [6.5, 18.5] as const
/** What many carry to it: a sack of 24 litres. With less room than that a bin is nearly full. */
const SACK = 0.1
const BAG_BUSIEST_FACTOR = 2.2
/** Like the real ones, it reports out of turn for a minute when it gets hot. */
const LOOKS_AGAIN_MS = [15 * SECOND, 30 * SECOND, 45 * SECOND, MINUTE]
/** The sensor ends here, though the fire does not. */
const SENSOR_C_MAX = 120

/** So long somebody holds its lid. */
const LID_UP_MS = 8 * SECOND

/** A 240 litre bin on the pavement: people bring bags, a lorry empties it, the sun heats it. */
export class SmartBin implements Body {
  readonly id: string
  bagsPerHour: number
  collected = true
  everyMs: DurationMs | undefined
  readonly sensor = new BinSensor()
  readonly #around: Surroundings
  readonly #restDeg: number
  readonly #sunnyC: number
  #fill: number
  #battery: number
  #heatC = 0
  #heatAt: Instant
  #burningCPerMin = 0
  #knockedOver = false
  #isLocked = false
  #endFull: End | undefined
  #endNearlyFull: End | undefined

  constructor(id: string, around: Surroundings) {
    const { random } = around
    this.id = id
    this.#around = around
    this.bagsPerHour = random.between(0.5, 1)
    this.#fill = random.between(0.05, 0.35)
    this.#battery = random.between(60, 100)
    this.#restDeg = random.between(0, 5)
    this.#sunnyC = random.between(6, 22)
    this.#heatAt = around.world.now
    this.#awaitBag()
    for (const hour of COLLECTION_HOURS) this.#awaitLorry(hour)
  }

  report(now: Instant): Values {
    return this.sensor.says(this.#measure(now))
  }

  #measure(now: Instant): BinState {
    const { random } = this.#around
    this.#battery = Math.max(0, this.#battery - 0.0005)
    return {
      fillPercent: Math.min(100, Math.max(0, round(this.#fill * 100 + random.normal(0, 0.8)))),
      temperatureC: round(Math.min(SENSOR_C_MAX, this.#temperatureC(now)), 1),
      tiltDeg: this.#knockedOver
        ? round(random.between(78, 92))
        : round(this.#restDeg + random.between(0, 1)),
      batteryPercent: round(this.#battery),
      lidOpen: this.#knockedOver && !this.#isLocked,
    }
  }

  obey({ name, parameters }: Told): Said | undefined {
    if (name === 'report-every') this.everyMs = Number(parameters.minutes) * MINUTE
    if (name !== 'lock-lid' && name !== 'unlock-lid') return undefined
    this.#isLocked = name === 'lock-lid'
    this.#tell()
    return done(this.#isLocked ? 'locked' : 'unlocked')
  }

  fillTo(part: number): void {
    if (!this.#isLocked) this.#fill = part
  }

  /** Somebody brings one, unless the lid is locked. The first that no longer fits is what makes a bin full. */
  bring(volume: number): void {
    if (this.#isLocked) return
    const { world } = this.#around
    if (this.#fill + volume <= 1) this.#fill += volume
    else this.#endFull ??= world.truth.begin('bin-full', this.id, world.now)
    if (this.#fill > 1 - SACK)
      this.#endNearlyFull ??= world.truth.begin('bin-nearly-full', this.id, world.now)
  }

  empty(): void {
    this.#endFull?.(this.#around.world.now)
    this.#endFull = undefined
    this.#endNearlyFull?.(this.#around.world.now)
    this.#endNearlyFull = undefined
    this.#fill = this.#around.random.between(0, 0.04)
    this.#tell()
  }

  /** A cigarette end: smoulders, then burns, until somebody puts it out. */
  ignite(forMs: DurationMs): void {
    const { world, random } = this.#around
    this.#temperatureC(world.now)
    this.#burningCPerMin = random.between(20, 45)
    const end = world.truth.begin('fire', this.id, world.now)
    this.#tellWhileBurning()
    world.after(forMs, () => {
      this.#temperatureC(world.now)
      this.#burningCPerMin = 0
      this.#fill *= 0.4
      this.#endNearlyFull?.(world.now)
      this.#endNearlyFull = undefined
      this.#endFull?.(world.now)
      this.#endFull = undefined
      end(world.now)
    })
  }

  /** For a moment its sensor says that it burns: it looks again, out of turn, and finds that it does not. */
  takesFright(): void {
    this.#tell()
    for (const laterMs of LOOKS_AGAIN_MS) this.#around.world.after(laterMs, () => this.#tell())
  }

  knockOver(forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('bin-knocked-over', this.id, world.now)
    this.#knockedOver = true
    this.#tell()
    world.after(forMs, () => {
      this.#knockedOver = false
      end(world.now)
      this.#tell()
    })
  }

  breakSensor(trouble: SensorTrouble, forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('sensor-broken', this.id, world.now)
    this.sensor.breaks(trouble, round(this.#temperatureC(world.now), 1))
    world.after(forMs, () => {
      this.sensor.isMended()
      end(world.now)
    })
  }

  /** Until somebody turns its sensor so that it looks down again. */
  hangsAskew(forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('bin-sensor-askew', this.id, world.now)
    this.sensor.hangsAskew = true
    this.#tell()
    world.after(forMs, () => {
      this.sensor.hangsAskew = false
      end(world.now)
      this.#tell()
    })
  }

  #temperatureC(now: Instant): number {
    const elapsedMs = now - this.#heatAt
    this.#heatAt = now
    const burning = this.#burningCPerMin > 0
    const heated = this.#heatC + (this.#burningCPerMin * elapsedMs) / MINUTE
    this.#heatC = burning ? Math.min(350, heated) : approach(this.#heatC, 0, elapsedMs, 15 * MINUTE)
    const { weather, random } = this.#around
    return weather.airC(now) + this.#sunnyC * weather.sun(now) + this.#heatC + random.normal(0, 0.2)
  }

  /** Like the real ones, it reports out of turn when it gets hot. */
  #tellWhileBurning(): void {
    this.#around.world.after(15 * SECOND, () => {
      if (this.#burningCPerMin === 0) return
      this.#tell()
      this.#tellWhileBurning()
    })
  }

  #awaitBag(): void {
    const { world, random } = this.#around
    world.after(random.wait(HOUR / (this.bagsPerHour * BAG_BUSIEST_FACTOR)), () => {
      if (random.chance(bagRhythm(world.now) / BAG_BUSIEST_FACTOR)) {
        this.bring(random.between(0.02, 0.05))
        if (!this.sensor.knowsAngle && !this.#isLocked) this.#liftsLid()
      }
      this.#awaitBag()
    })
  }

  /** In the lid it hangs askew for as long, and says so. */
  #liftsLid(): void {
    this.sensor.lidIsUp = true
    this.#tell()
    this.#around.world.after(LID_UP_MS, () => {
      this.sensor.lidIsUp = false
      this.#tell()
    })
  }

  #awaitLorry(hour: number): void {
    const { world, random } = this.#around
    world.at(nextAtHour(hour, world.now) + random.between(0, 30 * MINUTE), () => {
      if (this.collected) this.empty()
      world.after(HOUR, () => this.#awaitLorry(hour))
    })
  }

  #tell(): void {
    this.#around.world.send(this.id, this.report(this.#around.world.now))
  }
}

/** Hardly anybody at night, most after breakfast and after supper; 1 on average over the day. */
function bagRhythm(at: Instant): number {
  const hour = hourOfDay(at)
  if (hour < 6) return 0.1
  if (hour < 9) return BAG_BUSIEST_FACTOR
  if (hour < 17) return 0.9
  return hour < 21 ? 1.8 : 0.6
}
