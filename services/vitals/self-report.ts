import type { Logger } from 'pino'
import type { DurationMs } from '../domain/model/time.ts'
import type { OwnIntake } from '../runtime/intake.ts'
import type { Timers } from '../runtime/timers.ts'
import type { ReportConfig } from './config.ts'
import type { Vitals } from './vitals.ts'

export interface SelfReportOptions {
  readonly config: ReportConfig
  readonly intake: OwnIntake
  readonly vitals: () => Promise<Vitals>
  readonly timers: Timers
  readonly steadyNowMs: () => number
  readonly log: Logger
}

/**
 * The server's readings about itself, through the same door as everybody's: a report that is committed proves the
 * whole way from the event loop to the disk. One at a time: one that hangs is not followed by others.
 */
export class SelfReport {
  readonly #options: SelfReportOptions
  #callOff: () => void = () => {}
  #committedAtMs: number | undefined
  #underWay = false
  #stopped = false

  constructor(options: SelfReportOptions) {
    this.#options = options
  }

  start(): void {
    void this.#report()
    this.#callOff = this.#options.timers.after(this.#options.config.everyMs, () => this.start())
  }

  stop(): void {
    this.#stopped = true
    this.#callOff()
  }

  /** How long ago the newest report was committed; for ever where none was. */
  get provenMs(): DurationMs {
    if (this.#committedAtMs === undefined) return Number.POSITIVE_INFINITY
    return this.#options.steadyNowMs() - this.#committedAtMs
  }

  async #report(): Promise<void> {
    if (this.#underWay) return
    this.#underWay = true
    try {
      const { values, told } = await this.#options.vitals()
      if (!this.#stopped && (await this.#submit(values))) {
        told()
        this.#committedAtMs = this.#options.steadyNowMs()
      }
    } catch (error) {
      this.#options.log.error({ err: error }, 'the server cannot report about itself')
    } finally {
      this.#underWay = false
    }
  }

  /** Whether it was journalled. A refusal is no news: whatever is the matter is told where it happens. */
  #submit(values: Vitals['values']): Promise<boolean> {
    const { config, intake } = this.#options
    const reading = { deviceId: config.id, values }
    return new Promise(resolve =>
      intake.submitOwn(config.site, { type: 'reading', reading }, result =>
        resolve(result.ok && result.consequence.acceptance?.standing === 'live'),
      ),
    )
  }
}
