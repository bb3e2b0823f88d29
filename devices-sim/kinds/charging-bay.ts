import type { DeviceId } from '../../services/domain/model/device.ts'
import { type Instant, MINUTE } from '../world/durations.ts'
import type { End } from '../world/truth.ts'
import type { World } from '../world/world.ts'

/** A driver who comes within this time has fetched the car. */
const FETCHED_MS = 15 * MINUTE

/** The place in front of a charger, and whether the car in it keeps others from charging. */
export class ChargingBay {
  readonly #world: World
  readonly #charger: DeviceId
  #car: 'charging' | 'parked' | undefined
  #endBlocked: End | undefined
  #fullSince: Instant | undefined
  #endOverstay: End | undefined

  constructor(world: World, charger: DeviceId) {
    this.#world = world
    this.#charger = charger
  }

  get occupied(): boolean {
    return this.#car !== undefined
  }

  /** Who stands there came to charge. */
  get isCustomers(): boolean {
    return this.#car === 'charging'
  }

  enterToCharge(): void {
    this.#car = 'charging'
  }

  enterToPark(): void {
    this.#car = 'parked'
    this.#block()
  }

  /** The battery is full: from now on the car only stands there. */
  isFull(): void {
    const since = this.#world.now
    this.#fullSince = since
    this.#world.after(FETCHED_MS, () => {
      if (this.#fullSince !== since) return
      this.#endOverstay = this.#world.truth.begin('bay-overstayed', this.#charger, since)
    })
  }

  /** The charger failed: whoever came to charge stands there without, until the driver comes. */
  strand(): void {
    if (this.#car !== 'charging') return
    this.#isLeft()
    this.#block()
  }

  leave(): void {
    this.#car = undefined
    this.#isLeft()
    this.#endBlocked?.(this.#world.now)
    this.#endBlocked = undefined
  }

  #isLeft(): void {
    this.#fullSince = undefined
    this.#endOverstay?.(this.#world.now)
    this.#endOverstay = undefined
  }

  #block(): void {
    this.#endBlocked ??= this.#world.truth.begin('bay-blocked', this.#charger, this.#world.now)
  }
}
