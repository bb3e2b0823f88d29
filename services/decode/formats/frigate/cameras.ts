import type { Heard } from '../../source.ts'
import type { Told } from './told.ts'
import { placesOf } from './tracked.ts'

/** Which zones each camera sees, and which cameras watch. */
export class Cameras {
  /** A camera is a place of its own; a zone is that of the camera of which it was first heard. */
  readonly #cameraOf: Map<string, string>
  readonly #watches = new Map<string, boolean>()

  constructor(zones: ReadonlyMap<string, string>) {
    this.#cameraOf = new Map(zones)
  }

  learn(told: Told): void {
    for (const place of placesOf(told)) this.#learn(place, told.camera)
  }

  /** Of a count it is not said which camera sees the zone. */
  learnPlace(place: string): void {
    this.#learn(place, this.of(place))
  }

  /** What is new: how the camera and each of its zones are now. */
  state(camera: string, isWatching: boolean): readonly Heard[] {
    this.#learn(camera, camera)
    if (this.#watches.get(camera) === isWatching || !this.#cameraOf.has(camera)) return []
    this.#watches.set(camera, isWatching)
    return this.#placesOf(camera).map(address => ({ what: 'status', address, online: isWatching }))
  }

  /** A camera is its own. */
  of(place: string): string {
    return this.#cameraOf.get(place) ?? place
  }

  /** Nobody said that its camera is blind. */
  mayWatch(place: string): boolean {
    return this.#watches.get(this.of(place)) !== false
  }

  /** Places before cameras that are known to watch. */
  watching(): readonly string[] {
    return [...this.#watches].flatMap(([camera, isWatching]) => (isWatching ? this.#placesOf(camera) : []))
  }

  /** All were said to be gone, or back. */
  forgetStates(): void {
    this.#watches.clear()
  }

  #placesOf(camera: string): string[] {
    return [...this.#cameraOf].filter(([, of]) => of === camera).map(([place]) => place)
  }

  #learn(place: string, camera: string): void {
    if (!this.#cameraOf.has(place) && this.#cameraOf.size < PLACES_MAX) this.#cameraOf.set(place, camera)
  }
}

const PLACES_MAX = 500
