import type { DurationMs } from '../../domain/model/time.ts'

export interface FeedLag {
  readonly events: number
  readonly ms: DurationMs
}

interface Waiting {
  readonly events: number
  readonly bytes: number
  readonly sinceMs: number
}

/**
 * What one client was sent and has not taken. It is taken in its order, so the bytes that still wait in the socket say
 * what it is: a client that keeps up costs nothing here.
 */
export class Backlog {
  #waiting: Waiting[] = []

  /** `bytesLeft`: what waits in the socket with it. */
  sent(message: Waiting, bytesLeft: number): void {
    if (bytesLeft === 0) this.#waiting.length = 0
    else {
      this.#waiting.push(message)
      this.#forgetTaken(bytesLeft)
    }
  }

  lag(bytesLeft: number, nowMs: number): FeedLag {
    this.#forgetTaken(bytesLeft)
    const [oldest] = this.#waiting
    return {
      events: this.#waiting.reduce((sum, { events }) => sum + events, 0),
      ms: oldest === undefined ? 0 : nowMs - oldest.sinceMs,
    }
  }

  /** From the newest back: those that fill the bytes that are left. */
  #forgetTaken(bytesLeft: number): void {
    let unexplained = bytesLeft
    let first = this.#waiting.length
    while (unexplained > 0 && first > 0) {
      first -= 1
      unexplained -= this.#waiting[first]?.bytes ?? 0
    }
    if (first > 0) this.#waiting.splice(0, first)
  }
}
