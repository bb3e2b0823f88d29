import type { DeviceId } from '../../services/domain/model/device.ts'
import { type Instant, MINUTE, SECOND } from '../world/durations.ts'
import type { End } from '../world/truth.ts'
import type { World } from '../world/world.ts'

/** A lane that is free for no longer than this between one vehicle and the next was not free: nothing passes in it. */
const FREE_MS = 10 * SECOND
/** Taken for so long it is out of use, by whomever. */
const TAKEN_MS = MINUTE

/** A fire lane: how long it has not been free, though each of those who stop in it stays for a moment only. */
export class Lane {
  readonly #world: World
  readonly #camera: DeviceId
  #takenSince: Instant | undefined
  #leftAt: Instant | undefined
  #end: End | undefined

  constructor(world: World, camera: DeviceId) {
    this.#world = world
    this.#camera = camera
  }

  isTaken(): void {
    this.#leftAt = undefined
    if (this.#takenSince !== undefined) return
    const since = this.#world.now
    this.#takenSince = since
    this.#world.after(TAKEN_MS, () => {
      if (this.#takenSince === since)
        this.#end = this.#world.truth.begin('lane-not-free', this.#camera, since)
    })
  }

  isLeft(): void {
    const leftAt = this.#world.now
    this.#leftAt = leftAt
    this.#world.after(FREE_MS + 1, () => {
      if (this.#leftAt !== leftAt) return
      this.#takenSince = undefined
      this.#end?.(leftAt)
      this.#end = undefined
    })
  }
}
