import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR, type Instant, SECOND } from '../world/durations.ts'
import { Battery } from './battery.ts'
import { type Body, round, type SimulatedKind, type Surroundings } from './kind.ts'

export const smokeDetector: SimulatedKind<SmokeDetector> = {
  kind: 'smoke-detector',
  noun: 'smoke',
  option: 'smoke-detectors',
  title: { en: 'smoke detector', zh: '烟雾报警器' },
  short: { en: 'Smoke', zh: '烟感' },
  reportEveryMs: 4 * HOUR,
  inDemo: 3,
  inMonth: { share: 6 },
  create: (id, surroundings) => new SmokeDetector(id, surroundings),
}

/** On the ceiling of a stairwell: it says at once what happens, and a few times a day that nothing did. */
export class SmokeDetector implements Body {
  readonly id: string
  readonly #around: Surroundings
  readonly #battery: Battery
  #smoke = false
  #testing = false
  #tampered = false

  constructor(id: string, around: Surroundings) {
    this.id = id
    this.#around = around
    this.#battery = new Battery(id, around)
  }

  report(now: Instant): Values {
    const { weather } = this.#around
    return {
      smoke: this.#smoke,
      testing: this.#testing,
      tampered: this.#tampered,
      temperatureC: round(14 + 0.4 * weather.airC(now), 1),
      batteryPercent: this.#battery.percent,
      batteryLow: this.#battery.isLow,
    }
  }

  /** A bag of rubbish on the stairs, until somebody puts it out. */
  smells(forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('fire', this.id, world.now)
    this.#turn(true)
    world.after(forMs, () => {
      end(world.now)
      this.#turn(false)
    })
  }

  /** Whoever looks after it presses its button for a moment. */
  isTested(): void {
    this.#testing = true
    this.#tell()
    this.#around.world.after(10 * SECOND, () => {
      this.#testing = false
      this.#tell()
    })
  }

  isTakenDown(forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('sensor-taken-down', this.id, world.now)
    this.#tampered = true
    this.#tell()
    world.after(forMs, () => {
      this.#tampered = false
      end(world.now)
      this.#tell()
    })
  }

  runsFlat(forMs: DurationMs): void {
    this.#battery.runsFlat(forMs, () => this.#tell())
  }

  #turn(smoke: boolean): void {
    this.#smoke = smoke
    this.#tell()
  }

  #tell(): void {
    this.#around.world.send(this.id, this.report(this.#around.world.now))
  }
}
