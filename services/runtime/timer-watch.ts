import type { Instant } from '../domain/model/time.ts'
import type { FlowClock } from './clock.ts'
import type { Timers } from './timers.ts'

/** Longer waits than a timer can hold (24.8 days) are cut into pieces of this. */
const WAIT_MAX_MS = 2 ** 31 - 1

/** Wakes the flow when its next timer comes due. By event time there is nothing to wait for: readings move it. */
export class TimerWatch {
  readonly #timers: Timers
  readonly #clock: FlowClock
  readonly #fire: () => void
  #armedFor: Instant = Number.POSITIVE_INFINITY
  #callOff: (() => void) | undefined

  constructor(timers: Timers, clock: FlowClock, fire: () => void) {
    this.#timers = timers
    this.#clock = clock
    this.#fire = fire
  }

  /** Sees to it that the flow is woken no later than `at`. */
  arm(at: Instant): void {
    if (this.#clock.name === 'events' || at >= this.#armedFor) return
    this.disarm()
    this.#armedFor = at
    const wait = Math.min(Math.max(0, at - this.#clock.now()), WAIT_MAX_MS)
    this.#callOff = this.#timers.after(wait, () => {
      this.disarm()
      this.#fire()
    })
  }

  disarm(): void {
    this.#callOff?.()
    this.#callOff = undefined
    this.#armedFor = Number.POSITIVE_INFINITY
  }
}
