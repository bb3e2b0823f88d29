/**
 * Follows the lengths that MQTT packets announce in their first two to five bytes, chunk by chunk and without copying,
 * so that a client with too large a packet can be closed before the packet is gathered in memory.
 */
export class Frames {
  #bodyLeft = 0
  /** 0: the packet's first byte is next; else the place of the length byte that is next. */
  #place = 0
  #length = 0
  #count = 0

  /** How many packets were announced since it was last asked. */
  takeCount(): number {
    const count = this.#count
    this.#count = 0
    return count
  }

  /** Whether a packet that begins in this chunk announces more than `bytesMax` after its header. */
  exceeds(chunk: Uint8Array, bytesMax: number): boolean {
    let i = 0
    while (i < chunk.length) {
      if (this.#bodyLeft > 0) {
        const taken = Math.min(this.#bodyLeft, chunk.length - i)
        this.#bodyLeft -= taken
        i += taken
      } else if (this.#header(chunk[i++] as number) > bytesMax) return true
    }
    return false
  }

  /** What is still to come of the packet that has begun; `undefined` where it has not said that yet. */
  get bytesLeft(): number | undefined {
    return this.#place === 0 ? this.#bodyLeft : undefined
  }

  // Answers the announced length when it is complete, 0 before. A fifth length byte is longer than anything.
  #header(byte: number): number {
    if (this.#place === 0) {
      this.#place = 1
      this.#length = 0
      return 0
    }
    if (this.#place > LENGTH_BYTES_MAX) return Number.POSITIVE_INFINITY
    this.#length += (byte & 0x7f) * 0x80 ** (this.#place - 1)
    if ((byte & 0x80) !== 0) {
      this.#place += 1
      return 0
    }
    this.#count += 1
    this.#place = 0
    this.#bodyLeft = this.#length
    return this.#length
  }
}

const LENGTH_BYTES_MAX = 4
