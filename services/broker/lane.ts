import type { Instant } from '../domain/model/time.ts'
import type { Clock } from './clock.ts'

export interface Job {
  /** When it may start; not before those ahead of it have started. */
  readonly startAt: Instant
  /** Calls `settle` once, now or later, with what is to be answered. */
  readonly work: (settle: (failure?: Error | null) => void) => void
  readonly answer: (failure?: Error | null) => void
}

/**
 * The publishes of one client: started in the order they came and answered in the order they came, so that one that
 * is settled at once (refused, dropped) does not overtake one that waits for its commit. After one that failed, all
 * behind it are answered with that failure.
 */
export class Lane {
  readonly #clock: Clock
  readonly #jobs: LaneJob[] = []
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
    this.#jobs.push({ job, settled: false, failure: null })
    if (this.#waiting === undefined) this.#startDue()
  }

  #startDue(): void {
    for (;;) {
      const next = this.#jobs[this.#started]
      if (next === undefined) return
      const waitMs = next.job.startAt - this.#clock.now()
      if (waitMs > 0) {
        this.#startLater(waitMs)
        return
      }
      this.#started += 1
      next.job.work(failure => this.#settle(next, failure ?? null))
    }
  }

  #startLater(waitMs: number): void {
    this.#waiting = this.#clock.after(Math.ceil(waitMs), () => {
      this.#waiting = undefined
      this.#startDue()
    })
  }

  #settle(job: LaneJob, failure: Error | null): void {
    job.settled = true
    job.failure = failure
    while (this.#jobs[0]?.settled) {
      const { job, failure } = this.#jobs.shift() as LaneJob
      this.#started -= 1
      this.#answer(job, failure)
    }
  }

  // A failure ends the connection: a turn later, so that the answers given before it are still sent.
  #answer(job: Job, failure: Error | null): void {
    this.#failure ??= failure
    if (this.#failure === null) job.answer()
    else setImmediate(job.answer, this.#failure)
  }
}

interface LaneJob {
  readonly job: Job
  settled: boolean
  failure: Error | null
}
