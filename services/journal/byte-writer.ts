/** What is kept between two uses. */
const keptBytesMax = 1_048_576

/**
 * Numbers and words one behind the other in one buffer that grows and is used again. Call `room` before a stretch of
 * writes with at least the bytes that they take.
 */
export class ByteWriter {
  /** Where the next byte goes: set it back to write over what came last. */
  at = 0
  #bytes = Buffer.allocUnsafeSlow(65_536)

  /** From the beginning again. */
  clear(): void {
    this.at = 0
    if (this.#bytes.length > keptBytesMax) this.#bytes = Buffer.allocUnsafeSlow(keptBytesMax)
  }

  room(bytes: number): void {
    if (this.at + bytes <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.at + bytes))
    larger.set(this.#bytes.subarray(0, this.at))
    this.#bytes = larger
  }

  byte(value: number): void {
    this.#bytes[this.at++] = value
  }

  setByte(at: number, value: number): void {
    this.#bytes[at] = value
  }

  /** A whole number from 0 to 2⁵³ − 1: seven bits a byte, the lowest first; at most 8 bytes. */
  varint(value: number): void {
    let left = value
    while (left > 0x7fffffff) {
      this.#bytes[this.at++] = (left % 128) | 128
      left = Math.floor(left / 128)
    }
    this.varint31(left)
  }

  /** The same, up to 2³¹ − 1. */
  varint31(value: number): void {
    const bytes = this.#bytes
    let { at } = this
    let left = value
    while (left > 127) {
      bytes[at++] = (left & 127) | 128
      left >>>= 7
    }
    bytes[at++] = left
    this.at = at
  }

  /** A whole number of either sign, up to 2⁵² − 1. */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value)
  }

  double(value: number): void {
    this.at = this.#bytes.writeDoubleLE(value, this.at)
  }

  /** Its length, then UTF-8; makes its own room. It must be well-formed. */
  text(value: string): void {
    // No more than three bytes a character, and four for its length.
    this.room(3 * value.length + 4)
    if (value.length > shortChars || !this.#ascii(value)) this.#utf8(value)
  }

  /** The common case, without a call out of JavaScript. */
  #ascii(value: string): boolean {
    const bytes = this.#bytes
    const start = this.at + 1
    for (let i = 0; i < value.length; i += 1) {
      const code = value.charCodeAt(i)
      if (code > 127) return false
      bytes[start + i] = code
    }
    bytes[this.at] = value.length
    this.at = start + value.length
    return true
  }

  #utf8(value: string): void {
    this.varint31(Buffer.byteLength(value))
    this.at += this.#bytes.write(value, this.at)
  }

  /** What was written between two places. It is written over by what comes after `clear`. */
  view(from: number, to: number): Uint8Array {
    return this.#bytes.subarray(from, to)
  }

  /** What was written, in memory of its own: it can be handed to another thread. */
  copy(): Uint8Array<ArrayBuffer> {
    return Uint8Array.prototype.slice.call(this.#bytes, 0, this.at) as Uint8Array<ArrayBuffer>
  }
}

/** Longer ones are copied faster by the runtime; a length up to here takes a byte. */
const shortChars = 64
