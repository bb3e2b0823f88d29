import type { Values } from '../../services/domain/model/reading.ts'
import type { DurationMs, Instant } from '../../services/domain/model/time.ts'
import type { What } from '../world/truth.ts'
import type { Surroundings } from './kind.ts'

const FLAT_PERCENT = 6

/**
 * What a small sensor on a wall or a door is built into: it runs on a cell for years, says at once what changes, and can be taken
 * down.
 */
export class Housing {
  readonly #id: string
  readonly #around: Surroundings
  readonly #report: (now: Instant) => Values
  readonly #freshPercent: number
  #isFlat = false
  #isTampered = false

  /** `report`: all that the sensor says, with what its housing does. */
  constructor(id: string, around: Surroundings, report: (now: Instant) => Values) {
    this.#id = id
    this.#around = around
    this.#report = report
    this.#freshPercent = around.random.whole(60, 100)
  }

  get values() {
    const batteryPercent = this.#isFlat ? FLAT_PERCENT : this.#freshPercent
    return { tampered: this.#isTampered, batteryPercent, batteryLow: this.#isFlat }
  }

  tell(): void {
    const { world } = this.#around
    world.send(this.#id, this.#report(world.now))
  }

  /** It is so for as long as this, told at its beginning and at its end. */
  suffers(what: What, forMs: DurationMs, turn: (isSo: boolean) => void): void {
    const { world } = this.#around
    const end = world.truth.begin(what, this.#id, world.now)
    turn(true)
    this.tell()
    world.after(forMs, () => {
      turn(false)
      end(world.now)
      this.tell()
    })
  }

  isTakenDown(forMs: DurationMs): void {
    this.suffers('sensor-taken-down', forMs, isSo => {
      this.#isTampered = isSo
    })
  }

  /** Until somebody brings another cell. */
  runsFlat(forMs: DurationMs): void {
    this.suffers('battery-weak', forMs, isSo => {
      this.#isFlat = isSo
    })
  }
}
