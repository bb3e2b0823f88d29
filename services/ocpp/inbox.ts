import type { WebSocket } from 'ws'
import type { Instant } from '../domain/model/time.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import type { OcppLimits } from './config.ts'
import { Pace } from './pace.ts'

export interface InboxOptions {
  readonly limits: Pick<OcppLimits, 'inFlightMax' | 'messagesPerSecondMax' | 'burstMax'>
  readonly tally: Tally
  readonly timers: Timers
  readonly steadyNowMs: () => Instant
  /** Calls that are not answered yet. */
  readonly inFlight: () => number
  readonly take: (text: string) => void
}

/** What comes from one charger, taken no faster than it is answered: what is too much waits with the charger itself. */
export class Inbox {
  readonly #socket: WebSocket
  readonly #options: InboxOptions
  readonly #pace: Pace
  /** What had been read already when reading was stopped. */
  readonly #unread: string[] = []
  #callOffWake: (() => void) | undefined
  #isTaking = false
  #isShut = false

  constructor(socket: WebSocket, options: InboxOptions) {
    const { messagesPerSecondMax, burstMax } = options.limits
    this.#socket = socket
    this.#options = options
    this.#pace = new Pace(messagesPerSecondMax, burstMax)
  }

  push(text: string): void {
    if (this.#isShut) return
    this.#unread.push(text)
    this.readOn()
  }

  /** There may be room again. */
  readOn(): void {
    // What is refused at once answers from within.
    if (this.#isTaking || this.#isShut) return
    this.#isTaking = true
    this.#takeSome()
    this.#isTaking = false
    const isHeld = this.#unread.length > 0 || this.#isFull()
    if (isHeld && !this.#socket.isPaused)
      this.#options.tally.add('ocpp_held_back', this.#callOffWake ? 'pace' : 'in-flight')
    if (isHeld) this.#socket.pause()
    else this.#socket.resume()
  }

  /** Takes nothing more; what comes is let go, and its sender is told by the end of the connection. */
  shut(): void {
    this.#isShut = true
    this.#callOffWake?.()
    this.#unread.length = 0
    this.#socket.resume()
  }

  #isFull(): boolean {
    return this.#options.inFlight() >= this.#options.limits.inFlightMax
  }

  #takeSome(): void {
    const { steadyNowMs, take } = this.#options
    while (this.#unread.length > 0 && !this.#isFull()) {
      const waitMs = this.#pace.waitMs(steadyNowMs())
      if (waitMs > 0) {
        this.#wakeIn(waitMs)
        return
      }
      this.#pace.spend(steadyNowMs())
      take(this.#unread.shift() as string)
    }
  }

  #wakeIn(ms: number): void {
    this.#callOffWake ??= this.#options.timers.after(Math.ceil(ms), () => {
      this.#callOffWake = undefined
      this.readOn()
    })
  }
}
