import type { DeviceId } from '../../domain/model/device.ts'

export interface RoomLimits {
  /** For all accounts together. */
  readonly bytesMax: number
  /** For one account: what one of them fills is its own. */
  readonly bytesPerDeviceMax: number
  /** Above `bytesMax`, for accounts that a life may hang on alone. */
  readonly bytesReserve: number
}

/** How many bytes may be kept for clients; what does not fit is refused. */
export class Room {
  readonly #limits: RoomLimits
  readonly #isFirst: (owner: DeviceId) => boolean
  readonly #byOwner = new Map<DeviceId, number>()
  #bytes = 0

  constructor(limits: RoomLimits, isFirst: (owner: DeviceId) => boolean) {
    this.#limits = limits
    this.#isFirst = isFirst
  }

  get bytes(): number {
    return this.#bytes
  }

  /** From 0 to 1; above 1 where the reserve is in use. */
  get taken(): number {
    return this.#bytes / this.#limits.bytesMax
  }

  of(owner: DeviceId): number {
    return this.#byOwner.get(owner) ?? 0
  }

  /** Takes the room for it, or says what is full. */
  take(owner: DeviceId, bytes: number): 'device-bytes-max' | 'bytes-max' | undefined {
    const { bytesMax, bytesPerDeviceMax, bytesReserve } = this.#limits
    const sum = this.#bytes + bytes
    if (this.of(owner) + bytes > bytesPerDeviceMax) return 'device-bytes-max'
    if (sum > bytesMax && (sum > bytesMax + bytesReserve || !this.#isFirst(owner))) return 'bytes-max'
    this.takeAnyway(owner, bytes)
    return undefined
  }

  /** For what was there before a limit was set lower. */
  takeAnyway(owner: DeviceId, bytes: number): void {
    this.#set(owner, bytes)
  }

  give(owner: DeviceId, bytes: number): void {
    this.#set(owner, -bytes)
  }

  #set(owner: DeviceId, change: number): void {
    const own = this.of(owner) + change
    this.#bytes += change
    if (own === 0) this.#byOwner.delete(owner)
    else this.#byOwner.set(owner, own)
  }
}

/** What a message holds besides its topic and payload, roughly. */
const MESSAGE_OVERHEAD_BYTES = 200

export interface Sized {
  readonly topic: string
  readonly payload: string | Uint8Array
}

export const bytesOf = ({ topic, payload }: Sized): number =>
  topic.length + Buffer.byteLength(payload) + MESSAGE_OVERHEAD_BYTES

/** A copy that holds on to nothing else: a payload as it came is a piece of a chunk of 64 KiB. */
export function ownBytes(payload: string | Uint8Array): Buffer<ArrayBuffer> {
  const source = typeof payload === 'string' ? Buffer.from(payload) : payload
  return Buffer.from(Uint8Array.from(source).buffer)
}
