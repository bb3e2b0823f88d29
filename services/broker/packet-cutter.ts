/** What may take packets out. Each is given where it lies: from its first byte to `end`, its body from `bodyAt` on. */
export interface PacketTaker {
  /** Whether it is one of its packets. Asked again for the same packet before it is taken. */
  wants(bytes: Buffer, start: number, bodyAt: number, end: number): boolean
  take(bytes: Buffer, start: number, bodyAt: number, end: number): void
}

/**
 * Goes through what a client sends packet by packet, without copying, so that some packets can be taken out before the
 * rest goes on, all in their order. What is not a whole packet yet waits for its end.
 */
export class PacketCutter {
  #bytes: Buffer = EMPTY
  #at = 0
  #bodyAt = 0
  /** Where a long packet gathers: what waits lies at its beginning, and nothing of it was given out yet. */
  #room: Buffer = EMPTY
  /** The length of the packet that was looked at last, or 0 where it has not said it yet. */
  #packetBytes = 0

  /** Bytes that were pushed and have gone nowhere yet. */
  get waiting(): number {
    return this.#bytes.length - this.#at
  }

  push(chunk: Buffer): void {
    if (this.waiting === 0) {
      this.#bytes = chunk
      this.#room = EMPTY
    } else this.#bytes = this.#joined(chunk)
    this.#at = 0
  }

  /** Copied anew with each piece, a packet of a MiB that comes byte by byte would take as long as a thousand others. */
  #joined(chunk: Buffer): Buffer {
    const { waiting } = this
    const length = waiting + chunk.length
    if (this.#at > 0 || length > this.#room.length) {
      const room = Buffer.allocUnsafe(Math.max(length, Math.min(this.#packetBytes, 2 * length)))
      this.#bytes.copy(room, 0, this.#at)
      this.#room = room
    }
    chunk.copy(this.#room, waiting)
    return this.#room.subarray(0, length)
  }

  /** Has packets taken up to the first that is not wanted; answers that one and those behind it that are not either. */
  next(taker: PacketTaker): Buffer | undefined {
    for (let end = this.#end(); end > 0; end = this.#end()) {
      if (!taker.wants(this.#bytes, this.#at, this.#bodyAt, end)) return this.#unwanted(taker, end)
      const [start, bodyAt] = [this.#at, this.#bodyAt]
      this.#at = end
      taker.take(this.#bytes, start, bodyAt, end)
    }
    this.#keepRest()
    return undefined
  }

  #unwanted(taker: PacketTaker, firstEnd: number): Buffer {
    const from = this.#at
    this.#at = firstEnd
    for (let end = this.#end(); end > 0; end = this.#end()) {
      if (taker.wants(this.#bytes, this.#at, this.#bodyAt, end)) break
      this.#at = end
    }
    return this.#bytes.subarray(from, this.#at)
  }

  /** The beginning of a packet, which must not hold on to the whole chunk. */
  #keepRest(): void {
    if (this.#at === 0) return
    this.#bytes = this.waiting === 0 ? EMPTY : Buffer.from(this.#bytes.subarray(this.#at))
    this.#room = EMPTY
    this.#at = 0
  }

  /** Where the packet ends that begins at the present place; 0 where it is not all there. */
  #end(): number {
    let length = 0
    let factor = 1
    this.#packetBytes = 0
    for (let i = 1; i <= LENGTH_BYTES_MAX; i++) {
      const byte = this.#bytes[this.#at + i]
      if (byte === undefined) return 0
      length += (byte & 0x7f) * factor
      factor *= 0x80
      if (byte >= 0x80) continue
      this.#bodyAt = this.#at + i + 1
      const end = this.#bodyAt + length
      this.#packetBytes = end - this.#at
      return end <= this.#bytes.length ? end : 0
    }
    return 0
  }
}

const EMPTY = Buffer.alloc(0)
const LENGTH_BYTES_MAX = 4
