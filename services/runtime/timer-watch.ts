import { type DurationMs, type Instant, SECOND } from '../domain/model/time.ts'
import type { FlowClock } from './clock.ts'
import type { Timers } from './timers.ts'

/** A timer runs by steady time and does not know that somebody set the clock: that is noticed this late. */
const WAIT_MS_MAX: DurationMs = SECOND

/** Wakes the flow when its next timer may be due. By event time there is nothing to wait for: a reading fires what it passes. */
export class TimerWatch {
  readonly #timers: Timers
  readonly #clock: FlowClock
  readonly #fire: () => void
  #armedFor: Instant | undefined
  #callOff: (() => void) | undefined

  constructor(timers: Timers, clock: FlowClock, fire: () => void) {
    this.#timers = timers
    this.#clock = clock
    this.#fire = fire
  }

  /** Sees to it that the flow is woken no later than `at`. */
  arm(at: Instant): void {
    if (this.#clock.name === 'events' || (this.#armedFor !== undefined && at >= this.#armedFor)) return
    this.disarm()
    this.#armedFor = at
    const waitMs = Math.min(Math.max(0, at - this.#clock.now()), WAIT_MS_MAX)
    this.#callOff = this.#timers.after(waitMs, () => {
      this.disarm()
      this.#fire()
    })
  }

  disarm(): void {
    this.#callOff?.()
    this.#callOff = undefined
    this.#armedFor = undefined
  }
}
