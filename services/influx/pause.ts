import type { DurationMs } from '../domain/model/time.ts'
import type { Timers } from './timers.ts'

/** A wait that ends by time, or at once by `end`. One at a time. */
export class Pause {
  readonly #timers: Timers
  #end: (() => void) | undefined

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** Without `ms` it lasts until `end`. */
  wait(ms?: DurationMs): Promise<void> {
    return new Promise(resolve => {
      const cancel = ms === undefined ? undefined : this.#timers.after(ms, () => this.end())
      this.#end = () => {
        cancel?.()
        this.#end = undefined
        resolve()
      }
    })
  }

  end(): void {
    this.#end?.()
  }
}
