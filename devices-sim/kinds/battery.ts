import type { DurationMs } from '../../services/domain/model/time.ts'
import type { Surroundings } from './kind.ts'

/** A cell that lasts for years, until it does not. */
export class Battery {
  readonly #id: string
  readonly #around: Surroundings
  readonly #freshPercent: number
  #isFlat = false

  constructor(id: string, around: Surroundings) {
    this.#id = id
    this.#around = around
    this.#freshPercent = around.random.whole(60, 100)
  }

  get percent(): number {
    return this.#isFlat ? 6 : this.#freshPercent
  }

  get isLow(): boolean {
    return this.#isFlat
  }

  /** Until somebody brings another one. */
  runsFlat(forMs: DurationMs, tell: () => void): void {
    const { world } = this.#around
    const end = world.truth.begin('battery-weak', this.#id, world.now)
    this.#isFlat = true
    tell()
    world.after(forMs, () => {
      this.#isFlat = false
      end(world.now)
      tell()
    })
  }
}
