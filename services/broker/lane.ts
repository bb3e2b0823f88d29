import type { Instant } from '../domain/model/time.ts'
import type { Clock } from './clock.ts'
import { Fifo } from './fifo.ts'

export interface Job {
  /** When it may start; not before those ahead of it have started. */
  readonly startAt: Instant
  /** What is done about it; sees to it that `settle` of the lane is called once, now or later. */
  start(): void
  answer(failure: Error | null): void
  /** The lane's own: what it was settled with, `undefined` before. */
  outcome: Error | null | undefined
}

/**
 * The publishes of one client: started in the order they came and answered in the order they came, so that one that
 * is settled at once (refused, dropped) does not overtake one that waits for its commit. After one that failed, all
 * behind it are answered with that failure.
 */
export class Lane {
  readonly #clock: Clock
  readonly #jobs = new Fifo<Job>()
  #started = 0
  #waiting: (() => void) | undefined
  #failure: Error | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get length(): number {
    return this.#jobs.length
  }

  add(job: Job): void {
    this.#jobs.push(job)
    if (this.#waiting === undefined) this.#startDue()
  }

  settle(job: Job, failure: Error | null): void {
    job.outcome = failure
    for (let first = this.#jobs.at(0); first?.outcome !== undefined; first = this.#jobs.at(0)) {
      this.#jobs.shift()
      this.#started -= 1
      this.#answer(first, first.outcome)
    }
  }

  #startDue(): void {
    for (let next = this.#jobs.at(this.#started); next !== undefined; next = this.#jobs.at(this.#started)) {
      const waitMs = next.startAt === AT_ONCE ? 0 : next.startAt - this.#clock.now()
      if (waitMs > 0) {
        this.#startLater(waitMs)
        return
      }
      this.#started += 1
      next.start()
    }
  }

  #startLater(waitMs: number): void {
    this.#waiting = this.#clock.after(Math.ceil(waitMs), () => {
      this.#waiting = undefined
      this.#startDue()
    })
  }

  // A failure ends the connection: a turn later, so that the answers given before it are still sent.
  #answer(job: Job, failure: Error | null): void {
    this.#failure ??= failure
    if (this.#failure === null) job.answer(null)
    else setImmediate(() => job.answer(this.#failure))
  }
}

/** It waits for nothing. */
export const AT_ONCE: Instant = Number.NEGATIVE_INFINITY
