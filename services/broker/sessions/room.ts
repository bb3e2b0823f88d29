/** How many bytes may be kept for clients in all; what does not fit is refused. */
export class Room {
  readonly #bytesMax: number
  #bytes = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Whether there was room; then it is taken. */
  take(bytes: number): boolean {
    if (this.#bytes + bytes > this.#bytesMax) return false
    this.#bytes += bytes
    return true
  }

  /** For what was there before the limit was set lower. */
  takeAnyway(bytes: number): void {
    this.#bytes += bytes
  }

  give(bytes: number): void {
    this.#bytes -= bytes
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
