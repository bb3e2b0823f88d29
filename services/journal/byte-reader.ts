/** Reads what `ByteWriter` wrote. Throws where it would read beyond the end. */
export class ByteReader {
  readonly #bytes: Buffer
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = at
  }

  get atEnd(): boolean {
    return this.at >= this.#bytes.length
  }

  byte(): number {
    return this.byteAt(this.at++)
  }

  byteAt(at: number): number {
    const byte = this.#bytes[at]
    if (byte === undefined) throw new RangeError('it ends too early')
    return byte
  }

  varint(): number {
    const byte = this.byte()
    return byte < 128 ? byte : this.#longVarint(byte - 128)
  }

  #longVarint(lowest: number): number {
    let value = lowest
    for (let factor = 128; ; factor *= 128) {
      const byte = this.byte()
      if (byte < 128) return value + byte * factor
      value += (byte - 128) * factor
    }
  }

  signed(): number {
    const value = this.varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  double(): number {
    const value = this.#bytes.readDoubleLE(this.at)
    this.at += 8
    return value
  }

  text(): string {
    const length = this.varint()
    const start = this.at
    this.at += length
    if (this.at > this.#bytes.length) throw new RangeError('it ends too early')
    return this.#bytes.toString('utf8', start, this.at)
  }
}
