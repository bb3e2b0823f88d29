import type { DurationMs } from '../domain/model/time.ts'

/** One step of work that may wait; answers whether more of it is left. Short: a commit waits as long as it takes. */
export type Step = () => boolean

export interface Job {
  readonly step: Step
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

const retryMsMin: DurationMs = 500
const retryMsMax: DurationMs = 30_000

/**
 * What the writer does between commits, a step a turn: the jobs that were asked for, one after the other, then the
 * chores that are always there, in turn. A chore that fails (a full disk) is tried again later; it stops nothing else.
 */
export class Background {
  readonly #jobs: Job[] = []
  readonly #chores: readonly Step[]
  readonly #onFailure: (error: unknown) => void
  readonly #afterStep: () => void
  #scheduled: NodeJS.Immediate | undefined
  #timer: NodeJS.Timeout | undefined
  #place = 0
  /** So many chores, one after the other, had nothing to do. */
  #restful = 0
  /** The place of the one that failed last, until it does not. */
  #failing: number | undefined
  #retryMs = retryMsMin
  #stopped = false

  constructor(
    chores: readonly Step[],
    onFailure: (error: unknown) => void,
    afterStep: () => void = () => {},
  ) {
    this.#chores = chores
    this.#onFailure = onFailure
    this.#afterStep = afterStep
  }

  /** Work that somebody waits for. */
  add(job: Job): void {
    this.#jobs.push(job)
    this.#schedule()
  }

  /** There is something for the chores; they wait for `delayMs` so that more comes together. */
  wake(delayMs: DurationMs): void {
    if (this.#timer || this.#scheduled || this.#stopped) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#schedule()
    }, delayMs)
  }

  /** For good: no step runs any more, whatever was asked for. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    clearImmediate(this.#scheduled)
  }

  #schedule(): void {
    if (this.#stopped) return
    this.#scheduled ??= setImmediate(() => {
      this.#scheduled = undefined
      if (this.#jobStep() || this.#choreStep()) this.#schedule()
      this.#afterStep()
    })
  }

  #jobStep(): boolean {
    const job = this.#jobs[0]
    if (job === undefined) return false
    try {
      if (job.step()) return true
      this.#jobs.shift()
      job.done()
    } catch (error) {
      this.#jobs.shift()
      job.failed(error)
    }
    return true
  }

  /** Answers whether any of them may have more to do. */
  #choreStep(): boolean {
    const place = this.#place
    const chore = this.#chores[place]
    if (chore === undefined) return false
    this.#place = (place + 1) % this.#chores.length
    try {
      this.#restful = chore() ? 0 : this.#restful + 1
    } catch (error) {
      this.#failed(error)
      this.#failing = place
      this.#restful = 0
      return false
    }
    if (this.#failing === place) this.#recovered()
    if (this.#restful < this.#chores.length) return true
    this.#restful = 0
    return false
  }

  /** Told when it begins, not at each try. */
  #failed(error: unknown): void {
    if (this.#failing === undefined) this.#onFailure(error)
    this.wake(this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, retryMsMax)
  }

  #recovered(): void {
    this.#failing = undefined
    this.#retryMs = retryMsMin
  }
}
