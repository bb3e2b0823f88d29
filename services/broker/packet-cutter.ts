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

  /** Bytes that were pushed and have gone nowhere yet. */
  get waiting(): number {
    return this.#bytes.length - this.#at
  }

  push(chunk: Buffer): void {
    this.#bytes = this.waiting === 0 ? chunk : Buffer.concat([this.#bytes.subarray(this.#at), chunk])
    this.#at = 0
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
    if (this.#at > 0) this.#bytes = this.waiting === 0 ? EMPTY : Buffer.from(this.#bytes.subarray(this.#at))
    this.#at = 0
  }

  #end(): number {
    this.#bodyAt = bodyOf(this.#bytes, this.#at)
    return endOf(this.#bytes, this.#at, this.#bodyAt)
  }
}

/** Has the packets taken with which the bytes begin, as far as they are whole, wanted and not too long. */
export function takeFront(
  bytes: Buffer,
  packetBytesMax: number,
  taker: PacketTaker,
): { readonly taken: number; readonly rest: Buffer } {
  let at = 0
  let taken = 0
  for (;;) {
    const bodyAt = bodyOf(bytes, at)
    const end = endOf(bytes, at, bodyAt)
    if (end === 0 || end - bodyAt > packetBytesMax || !taker.wants(bytes, at, bodyAt, end)) break
    taker.take(bytes, at, bodyAt, end)
    at = end
    taken += 1
  }
  return { taken, rest: at === 0 ? bytes : bytes.subarray(at) }
}

/** Where the body begins of the packet that begins there; 0 where its length is not all there. */
function bodyOf(bytes: Buffer, start: number): number {
  for (let i = 1; i <= LENGTH_BYTES_MAX; i++) {
    const byte = bytes[start + i]
    if (byte === undefined) return 0
    if (byte < 0x80) return start + i + 1
  }
  return 0
}

/** Where it ends; 0 where it is not all there. */
function endOf(bytes: Buffer, start: number, bodyAt: number): number {
  if (bodyAt === 0) return 0
  let length = 0
  for (let i = bodyAt - 1; i > start; i--) length = length * 0x80 + ((bytes[i] as number) & 0x7f)
  const end = bodyAt + length
  return end <= bytes.length ? end : 0
}

const EMPTY = Buffer.alloc(0)
const LENGTH_BYTES_MAX = 4
