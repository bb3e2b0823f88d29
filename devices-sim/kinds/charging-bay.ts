import type { DeviceId } from '../../services/domain/model/device.ts'
import type { End } from '../world/truth.ts'
import type { World } from '../world/world.ts'

/** The place in front of a charger, and whether the car in it keeps others from charging. */
export class ChargingBay {
  readonly #world: World
  readonly #charger: DeviceId
  #car: 'charging' | 'parked' | undefined
  #endBlocked: End | undefined

  constructor(world: World, charger: DeviceId) {
    this.#world = world
    this.#charger = charger
  }

  get occupied(): boolean {
    return this.#car !== undefined
  }

  enterToCharge(): void {
    this.#car = 'charging'
  }

  enterToPark(): void {
    this.#car = 'parked'
    this.#block()
  }

  /** The charger failed: whoever came to charge stands there without, until the driver comes. */
  strand(): void {
    if (this.#car === 'charging') this.#block()
  }

  leave(): void {
    this.#car = undefined
    this.#endBlocked?.(this.#world.now)
    this.#endBlocked = undefined
  }

  #block(): void {
    this.#endBlocked ??= this.#world.truth.begin('bay-blocked', this.#charger, this.#world.now)
  }
}
