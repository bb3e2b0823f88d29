import type { DurationMs } from '../../domain/model/time.ts'
import { InTurns } from './in-turns.ts'
import type { Timers } from './timers.ts'

export interface PaceOptions<T> {
  readonly clients: Iterable<T>
  readonly advance: (client: T) => void
  readonly paceMs: DurationMs
  readonly timers: Timers
}

/**
 * Goes round the clients at once, and then at most once in `paceMs`: the first event waits for nothing, a storm travels
 * in bundles. Where the clients are few the rest is shorter, and where they are so many that this would be no rest,
 * longer.
 */
export class Pace<T> {
  readonly #round: InTurns<T>
  readonly #paceMs: DurationMs
  readonly #timers: Timers
  #isResting = false
  #isWanted = false
  #cancel = () => {}

  constructor({ clients, advance, paceMs, timers }: PaceOptions<T>) {
    this.#round = new InTurns(clients, CLIENTS_PER_TURN, advance)
    this.#paceMs = paceMs
    this.#timers = timers
  }

  run(): void {
    this.#isWanted = true
    if (this.#isResting) return
    this.#isWanted = false
    this.#isResting = true
    const began = performance.now()
    this.#round.run(busyMs => {
      // A round that cost next to nothing need not be saved.
      const paceMs = Math.min(this.#paceMs, busyMs * PACE_PER_WORK)
      const leftMs = paceMs - (performance.now() - began)
      this.#cancel = this.#timers.after(Math.max(0, leftMs, busyMs * REST_PER_WORK), () => this.#rested())
    })
  }

  stop(): void {
    this.#cancel()
    this.#round.stop()
  }

  #rested(): void {
    this.#isResting = false
    if (this.#isWanted) this.run()
  }
}

/** About 2 ms: a write to a socket takes 6 to 8 µs, nearly all of it in the kernel. */
const CLIENTS_PER_TURN = 250

/** A few clients hear of each event nearly at once: together they take no more than a fifth of the event loop for it. */
const PACE_PER_WORK = 4

/** So all clients of the feed together take no more than two fifths of the event loop, as at a thousand and 20 ms. */
const REST_PER_WORK = 1.5
