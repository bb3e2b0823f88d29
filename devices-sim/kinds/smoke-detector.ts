import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR, type Instant, SECOND } from '../world/durations.ts'
import { Housing } from './housing.ts'
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
  readonly housing: Housing
  readonly #around: Surroundings
  #smoke = false
  #testing = false

  constructor(id: string, around: Surroundings) {
    this.id = id
    this.#around = around
    this.housing = new Housing(id, around, now => this.report(now))
  }

  report(now: Instant): Values {
    const temperatureC = round(14 + 0.4 * this.#around.weather.airC(now), 1)
    return { smoke: this.#smoke, testing: this.#testing, temperatureC, ...this.housing.values }
  }

  /** A bag of rubbish on the stairs, until somebody puts it out. */
  smells(forMs: DurationMs): void {
    this.housing.suffers('fire', forMs, isSo => {
      this.#smoke = isSo
    })
  }

  /** Whoever looks after it presses its button for a moment. */
  isTested(): void {
    this.#testing = true
    this.housing.tell()
    this.#around.world.after(10 * SECOND, () => {
      this.#testing = false
      this.housing.tell()
    })
  }
}
