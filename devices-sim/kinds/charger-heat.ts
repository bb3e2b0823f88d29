import { type DurationMs, MINUTE } from '../world/durations.ts'
import { approach, type Surroundings } from './kind.ts'

/** How much warmer a charger gets by a current of `FULL_A`. */
const BY_CURRENT_C = 14
const FULL_A = 31.5
/** Above this it switches itself off, as its maker intended. */
const CUT_OFF_C = 85

/** How warm a charger is, and by what. */
export class ChargerHeat {
  /** Heat that should not be there: a loose contact, a fire. */
  faultC = 0
  readonly #around: Surroundings
  #bodyC: number

  constructor(around: Surroundings) {
    this.#around = around
    this.#bodyC = garageC(around)
  }

  get bodyC(): number {
    return this.#bodyC
  }

  get isTooMuch(): boolean {
    return this.#bodyC > CUT_OFF_C
  }

  advance(elapsedMs: DurationMs, flowsA: number): void {
    const target = garageC(this.#around) + (BY_CURRENT_C * flowsA) / FULL_A + this.faultC
    this.#bodyC = approach(this.#bodyC, target, elapsedMs, this.faultC > 0 ? 3 * MINUTE : 20 * MINUTE)
  }
}

/** Under the ground it is never as hot nor as cold as outside. */
const garageC = ({ weather, world }: Surroundings) => 10 + 0.5 * weather.airC(world.now)
