import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { BacktestProgress } from './desk.ts'

/** How far a backtest is: devices one after the other, each from the beginning of the range to its end. */
export class Progress {
  readonly #devices: number
  readonly #from: Instant
  readonly #spanMs: DurationMs
  readonly #steadyNowMs: () => DurationMs
  readonly #startedMs: DurationMs
  #devicesDone = 0
  #readingsDone = 0
  /** Of the device at hand. */
  #share = 0

  constructor(
    devices: number,
    { from, to }: { readonly from: Instant; readonly to: Instant },
    steadyNowMs: () => DurationMs,
  ) {
    this.#devices = devices
    this.#from = from
    this.#spanMs = to - from
    this.#steadyNowMs = steadyNowMs
    this.#startedMs = steadyNowMs()
  }

  get tookMs(): DurationMs {
    return this.#steadyNowMs() - this.#startedMs
  }

  /** So many readings more of the device at hand, the last of them of `at`. */
  page(readings: number, at: Instant): void {
    this.#readingsDone += readings
    this.#share = Math.min(1, Math.max(0, (at - this.#from) / this.#spanMs))
  }

  deviceDone(): void {
    this.#devicesDone += 1
    this.#share = 0
  }

  now(): BacktestProgress {
    const { tookMs } = this
    const share = (this.#devicesDone + this.#share) / this.#devices
    const readingsDone = this.#readingsDone
    return {
      readingsDone,
      readingsExpected: share === 0 ? readingsDone : Math.round(readingsDone / share),
      devicesDone: this.#devicesDone,
      devices: this.#devices,
      readingsPerSecond: tookMs === 0 ? 0 : Math.round((readingsDone * 1_000) / tookMs),
      leftMs: share === 0 ? null : Math.round((tookMs * (1 - share)) / share),
    }
  }
}
