import type { LaneLimits } from './config.ts'

type Limits = Pick<LaneLimits, 'atOnceMax' | 'urgentAtOnceMax'>

/** So many at a time; the urgent first, and some of them whatever holds up the others. */
export class Gate {
  readonly #limits: Limits
  readonly #urgent = new Set<() => void>()
  readonly #others = new Set<() => void>()
  #inside = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Whether it was let in, and has to leave again; `signal` ends the wait. */
  enter(isUrgent: boolean, signal: AbortSignal): Promise<boolean> {
    const waiting = isUrgent ? this.#urgent : this.#others
    return new Promise(resolve => {
      const letIn = () => {
        signal.removeEventListener('abort', giveUp)
        resolve(true)
      }
      const giveUp = () => {
        waiting.delete(letIn)
        resolve(false)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      waiting.add(letIn)
      if (signal.aborted) giveUp()
      else this.#letIn()
    })
  }

  leave(): void {
    this.#inside -= 1
    this.#letIn()
  }

  #letIn(): void {
    const { atOnceMax, urgentAtOnceMax } = this.#limits
    this.#from(this.#urgent, atOnceMax + urgentAtOnceMax)
    this.#from(this.#others, atOnceMax)
  }

  #from(waiting: Set<() => void>, max: number): void {
    for (const letIn of waiting) {
      if (this.#inside >= max) return
      waiting.delete(letIn)
      this.#inside += 1
      letIn()
    }
  }
}
