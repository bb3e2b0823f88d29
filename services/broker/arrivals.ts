import type { Socket } from 'node:net'

/**
 * The connections that have yet to say who they are. With one more than may be, the oldest of them is closed, not the
 * newest: a device signs in within moments, so what is old is what opens connections and says nothing, and that keeps
 * nobody out.
 */
export class Arrivals {
  readonly #countMax: number
  readonly #onPushedOut: (socket: Socket) => void
  readonly #waiting = new Map<string, Socket>()

  constructor(countMax: number, onPushedOut: (socket: Socket) => void) {
    this.#countMax = countMax
    this.#onPushedOut = onPushedOut
  }

  add(socket: Socket): void {
    const key = keyOf(socket)
    this.#waiting.set(key, socket)
    socket.once('close', () => {
      if (this.#waiting.get(key) === socket) this.#waiting.delete(key)
    })
    if (this.#waiting.size > this.#countMax) this.#pushOutOldest()
  }

  /** Given the socket that was added, or the TLS one that speaks through it. */
  signedIn(socket: Socket): void {
    this.#waiting.delete(keyOf(socket))
  }

  #pushOutOldest(): void {
    for (const [key, socket] of this.#waiting) {
      this.#waiting.delete(key)
      this.#onPushedOut(socket)
      socket.destroy()
      return
    }
  }
}

/** The same for a TLS socket and the plain one beneath it. */
const keyOf = ({ localPort, remoteAddress, remotePort }: Socket): string =>
  `${localPort} ${remoteAddress} ${remotePort}`
