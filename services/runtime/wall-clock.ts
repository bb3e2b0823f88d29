import type { DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import { DAY, type DurationMs, type Instant, MINUTE, SECOND } from '../domain/model/time.ts'
import type { FlowClock } from './clock.ts'

/** A jump of the system's clock by less is a correction, not a step. */
export const STEP_MS_MIN: DurationMs = 10 * SECOND
/** So long at least the devices are listened to before a step is believed. */
export const HEARING_MS: DurationMs = 5 * SECOND
/** Where no device says what time it is, a step is believed after this long, if it is no longer than the next. */
export const UNCONTRADICTED_MS: DurationMs = MINUTE
export const UNCONTRADICTED_STEP_MS_MAX: DurationMs = DAY

/** A step forward that is not believed yet. */
interface Doubt {
  byMs: DurationMs
  readonly sinceSteadyMs: number
  /** Each device's latest stamp: is it nearer to the new time than to the old? */
  readonly isNewTime: Map<DeviceId, boolean>
}

/**
 * The system's clock, which somebody may set.
 *
 * Back: time goes on at half its speed until the system's clock has caught up; timers go on firing, late. The same
 * where the journal is ahead of the clock.
 *
 * Forward: every timer would fire and every stamp be late, by mistake or because the machine slept. So time goes on as
 * if nothing had happened until the devices' own stamps tell which of the two it is (`settle`).
 */
export class WallClock implements FlowClock {
  readonly name = 'wall'
  readonly #systemNow: () => Instant
  readonly #steadyNowMs: () => number
  #steadyMs: number
  #latest = 0
  #doubt: Doubt | undefined
  #lastAheadMs: DurationMs = 0

  constructor(systemNow: () => Instant, steadyNowMs: () => number) {
    this.#systemNow = systemNow
    this.#steadyNowMs = steadyNowMs
    this.#steadyMs = steadyNowMs()
  }

  now(): Instant {
    const steadyMs = this.#steadyNowMs()
    const passedMs = steadyMs - this.#steadyMs
    this.#steadyMs = steadyMs
    const system = this.#systemNow()
    if (this.#latest > 0) this.#noteStep(system - this.#doubtMs - (this.#latest + passedMs))
    this.#latest = Math.max(system - this.#doubtMs, this.#latest + passedMs / 2)
    const now = Math.floor(this.#latest)
    this.#lastAheadMs = now - system
    return now
  }

  get lastAheadMs(): DurationMs {
    return this.#lastAheadMs
  }

  nowFor(input: Input): Instant {
    const now = this.now()
    if (this.#doubt !== undefined && input.type === 'reading') this.#hear(this.#doubt, input.reading, now)
    return now
  }

  aheadMs(): DurationMs {
    this.now()
    return this.#lastAheadMs
  }

  settle(): DurationMs {
    this.now()
    const doubt = this.#doubt
    if (doubt === undefined || !this.#isBelieved(doubt)) return 0
    this.#doubt = undefined
    this.#latest += doubt.byMs
    return Math.round(doubt.byMs)
  }

  advanceTo(at: Instant): void {
    this.#latest = Math.max(this.now(), at)
  }

  get #doubtMs(): DurationMs {
    return this.#doubt?.byMs ?? 0
  }

  #noteStep(leapMs: DurationMs): void {
    if (leapMs >= STEP_MS_MIN) {
      this.#doubt = { byMs: this.#doubtMs + leapMs, sinceSteadyMs: this.#steadyMs, isNewTime: new Map() }
    } else if (this.#doubt !== undefined && leapMs <= -STEP_MS_MIN) {
      this.#doubt.byMs += leapMs
      if (this.#doubt.byMs < STEP_MS_MIN) this.#doubt = undefined
    }
  }

  #hear({ isNewTime, byMs }: Doubt, { deviceId, ts }: { deviceId: DeviceId; ts?: Instant }, now: Instant) {
    if (ts !== undefined) isNewTime.set(deviceId, ts - now > byMs / 2)
  }

  #isBelieved({ byMs, sinceSteadyMs, isNewTime }: Doubt): boolean {
    const waitedMs = this.#steadyMs - sinceSteadyMs
    if (isNewTime.size === 0) return waitedMs >= UNCONTRADICTED_MS && byMs <= UNCONTRADICTED_STEP_MS_MAX
    const newTimes = [...isNewTime.values()].filter(isNew => isNew).length
    return waitedMs >= HEARING_MS && newTimes > isNewTime.size / 2
  }
}
