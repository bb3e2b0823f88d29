import type { Socket } from 'node:net'

const PUBACK = 0x40
const PUBACK_BYTES = 4
const NO_BYTES = Buffer.alloc(0)

/** The acknowledgements of one client that one commit makes: they leave together, in one write. */
export class Acknowledgements {
  readonly #socket: Socket
  #bytes = NO_BYTES
  #length = 0
  #isDue = false

  constructor(socket: Socket) {
    this.#socket = socket
  }

  add(messageId: number): void {
    if (this.#length === this.#bytes.length) this.#grow()
    this.#bytes[this.#length++] = PUBACK
    this.#bytes[this.#length++] = 2
    this.#bytes[this.#length++] = messageId >> 8
    this.#bytes[this.#length++] = messageId & 0xff
    if (this.#isDue) return
    this.#isDue = true
    // When all that is committed together is answered.
    process.nextTick(flush, this)
  }

  flush(): void {
    this.#isDue = false
    if (this.#length === 0) return
    const bytes = this.#bytes.subarray(0, this.#length)
    this.#length = 0
    if (this.#socket.destroyed) return
    this.#socket.write(bytes)
    // What the system has not taken yet must not be written over.
    if (this.#socket.writableLength > 0) this.#bytes = NO_BYTES
  }

  #grow(): void {
    const bytes = Buffer.alloc(Math.max(ROOM_AT_FIRST * PUBACK_BYTES, this.#bytes.length * 2))
    bytes.set(this.#bytes)
    this.#bytes = bytes
  }
}

/** Most clients have one message under way at a time. */
const ROOM_AT_FIRST = 2

const flush = (acknowledgements: Acknowledgements): void => acknowledgements.flush()
