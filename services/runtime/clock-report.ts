import type { Logger } from 'pino'
import type { DurationMs } from '../domain/model/time.ts'
import type { Tally } from './tally.ts'

/** Further apart than this, the flow's time and the machine's clock are worth a word. */
export const APART_WORTH_A_WORD_MS: DurationMs = 10_000

type Clock = 'right' | 'back' | 'forward'

const WORDS = {
  right: 'the flow’s time and the machine’s clock agree again',
  back: 'the machine’s clock was set back: the flow goes on at half speed until it has caught up',
  forward: 'the machine’s clock jumped ahead: the flow goes on as before until the devices confirm it',
} as const satisfies Record<Clock, string>

/** Tells the log, once each time, when somebody has set the machine's clock. */
export class ClockReport {
  readonly #tally: Tally
  readonly #log: Logger
  #clock: Clock = 'right'

  constructor(tally: Tally, log: Logger) {
    this.#tally = tally
    this.#log = log
  }

  note(aheadMs: DurationMs): void {
    const clock = clockAt(aheadMs)
    if (clock === this.#clock) return
    this.#clock = clock
    this.#log[clock === 'right' ? 'info' : 'warn']({ aheadMs }, WORDS[clock])
    if (clock !== 'right') this.#tally.add('clock_steps', clock)
  }
}

const clockAt = (aheadMs: DurationMs): Clock =>
  Math.abs(aheadMs) < APART_WORTH_A_WORD_MS ? 'right' : aheadMs > 0 ? 'back' : 'forward'
