import type { Heard, Said } from '../decode/source.ts'
import type { SourceId } from '../domain/model/origin.ts'
import type { Instant } from '../domain/model/time.ts'

/** A device that a source speaks of and that nobody registered. */
export interface Unclaimed {
  readonly source: SourceId
  readonly address: string
  readonly name?: string
  readonly model?: string
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly count: number
  /** The last message that it was in, as it came: cut where it is long. */
  readonly topic: string
  readonly payload: Uint8Array
  /** What it measured last, as its source decoded it; nothing of a message that was cut. */
  readonly said?: Said
  /** All that its last message says, of others too; nothing of one that was cut. */
  readonly message?: readonly Heard[]
}

/**
 * Whether the last message of one that waits tells of somebody's health; `not-understood`: nobody can tell. What a message
 * says is judged as a whole, since it is shown as a whole: a bin may share one with a band.
 */
export type Tells = 'nothing-private' | 'not-understood' | 'health'

export interface UnclaimedLimits {
  /** Of all sources together; then whichever was quiet for longest is forgotten. */
  readonly devicesMax: number
  readonly payloadBytesMax: number
}

/** As a device's origin may have. */
const ADDRESS_LENGTH_MAX = 200
/** As a device may be called. */
const NAME_LENGTH_MAX = 100

/**
 * Devices that wait to be adopted, each with what it said last. In memory alone: whoever is still there says something
 * again.
 */
export class UnclaimedList {
  readonly #limits: UnclaimedLimits
  readonly #byPlace = new Map<string, Unclaimed>()

  constructor(limits: UnclaimedLimits) {
    this.#limits = limits
  }

  /**
   * One whose name is too long for any registration cannot be adopted, and does not wait. Answers whether another had to be
   * forgotten for it.
   */
  note(
    source: SourceId,
    heard: Heard,
    message: Pick<Unclaimed, 'topic' | 'payload'>,
    now: Instant,
    all: readonly Heard[] = [heard],
  ): boolean {
    if (heard.address.length > ADDRESS_LENGTH_MAX) return false
    const key = `${source} ${heard.address}`
    const before = this.#byPlace.get(key)
    // The map keeps the order in which they were put in: the quietest is its first.
    this.#byPlace.delete(key)
    // A slice of a Buffer would keep all that came with it in memory.
    const payload = new Uint8Array(message.payload.subarray(0, this.#limits.payloadBytesMax))
    const isWhole = payload.length === message.payload.length
    const said = heard.what === 'said' ? (isWhole ? heard : undefined) : before?.said
    this.#byPlace.set(key, {
      ...{ source, address: heard.address, firstAt: before?.firstAt ?? now, lastAt: now },
      ...{ name: before?.name, model: before?.model, ...shortened(heard.about) },
      ...{ count: (before?.count ?? 0) + 1, topic: message.topic, payload, said },
      ...(isWhole && { message: all }),
    } as Unclaimed)
    if (this.#byPlace.size <= this.#limits.devicesMax) return false
    this.#byPlace.delete(this.#byPlace.keys().next().value as string)
    return true
  }

  /** It was registered, or is to be forgotten until it says something again. */
  drop(source: SourceId, address: string): boolean {
    return this.#byPlace.delete(`${source} ${address}`)
  }

  dropSource(source: SourceId): void {
    for (const [key, each] of this.#byPlace) if (each.source === source) this.#byPlace.delete(key)
  }

  get(source: SourceId, address: string): Unclaimed | undefined {
    return this.#byPlace.get(`${source} ${address}`)
  }

  /** Those heard last stand first. */
  list(): readonly Unclaimed[] {
    return [...this.#byPlace.values()].reverse()
  }
}

const shortened = (about: Heard['about']): Heard['about'] => ({
  ...about,
  ...(about?.name && { name: about.name.slice(0, NAME_LENGTH_MAX) }),
  ...(about?.model && { model: about.model.slice(0, NAME_LENGTH_MAX) }),
})
