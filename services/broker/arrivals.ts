import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/**
 * The connections that have yet to say who they are. With one more than may be, the oldest of them is closed, not the
 * newest: a device signs in within moments, so what is old is what opens connections and says nothing, and that keeps
 * nobody out.
 */
export class Arrivals {
  readonly #countMax: number
  readonly #onPushedOut: (socket: Socket) => void
  /** Raw sockets, the oldest first; with a name by which the TLS socket above it finds it. */
  readonly #waiting = new Map<Socket, string | undefined>()
  readonly #beneathTls = new Map<string, Socket>()

  constructor(countMax: number, onPushedOut: (socket: Socket) => void) {
    this.#countMax = countMax
    this.#onPushedOut = onPushedOut
  }

  add(socket: Socket, isBeneathTls: boolean): void {
    const name = isBeneathTls ? nameOf(socket) : undefined
    this.#waiting.set(socket, name)
    if (name !== undefined) this.#beneathTls.set(name, socket)
    if (this.#waiting.size > this.#countMax) this.#pushOutOldest()
  }

  /** Given the socket that was added, or the TLS one that speaks through it. */
  signedIn(socket: Socket): void {
    const raw = socket instanceof TLSSocket ? this.#beneathTls.get(nameOf(socket)) : socket
    if (raw !== undefined) this.left(raw)
  }

  /** The socket that was added waits no longer. */
  left(socket: Socket): void {
    const name = this.#waiting.get(socket)
    this.#waiting.delete(socket)
    if (name !== undefined && this.#beneathTls.get(name) === socket) this.#beneathTls.delete(name)
  }

  #pushOutOldest(): void {
    for (const socket of this.#waiting.keys()) {
      this.left(socket)
      this.#onPushedOut(socket)
      socket.destroy()
      return
    }
  }
}

/** The same for a TLS socket and the plain one beneath it. Two system calls, so only where it is needed. */
const nameOf = ({ localPort, remoteAddress, remotePort }: Socket): string =>
  `${localPort} ${remoteAddress} ${remotePort}`
