import type { Tally } from '../runtime/tally.ts'
import { backoffMs } from './backoff.ts'
import { type RefusedLine, type Settlement, sendApart } from './bisect.ts'
import type { InfluxConfig } from './config.ts'
import type { DeadLetters } from './dead-letters.ts'
import { Pause } from './pause.ts'
import { sendAround } from './poison.ts'
import { Sender } from './sender.ts'
import type { Timers } from './timers.ts'
import type { Hindrance } from './verdict.ts'

export interface DeliveryOptions {
  readonly config: InfluxConfig
  readonly deadLetters: DeadLetters
  readonly tally: Tally
  readonly timers: Timers
  /** Called when the hindrance changes; with nothing when it is over. */
  readonly onHindrance?: (hindrance: Hindrance | undefined) => void
}

/** To compare with what the server fails at. */
const TAKEN_KEPT = 50

/** Brings lines to the server however long it takes, and remembers what stands in the way. */
export class Delivery {
  readonly #options: DeliveryOptions
  readonly #sender: Sender
  readonly #pause: Pause
  #hindrance: Hindrance | undefined
  #failures = 0
  /** Some lines of the last request that was taken. */
  #taken: readonly string[] = []
  #closing = false

  constructor(options: DeliveryOptions) {
    this.#options = options
    this.#sender = new Sender(options.config, options.timers)
    this.#pause = new Pause(options.timers)
  }

  get hindrance(): Hindrance | undefined {
    return this.#hindrance
  }

  /**
   * True when every line is written or a dead letter. False when it was closed before that: some may be written.
   * Rejects when the dead letters cannot be kept; the lines are to be delivered again.
   */
  async deliver(lines: readonly string[]): Promise<boolean> {
    let ownFaults = 0
    while (!this.#closing) {
      const settlement = await this.#send(lines, ownFaults)
      if (settlement.kind === 'settled') {
        await this.#settle(lines, settlement.refused)
        return true
      }
      ownFaults = settlement.kind === 'wait' && settlement.ownFault ? ownFaults + 1 : 0
      this.#options.tally.add('influx_lines', 'retried', lines.length)
      await this.hold(settlement)
    }
    return false
  }

  /** At every so many-th failure of the server itself it is looked whether a line is the cause. */
  #send(lines: readonly string[], ownFaults: number): Promise<Settlement> {
    const send = (part: readonly string[]) => this.#sender.send(part)
    const { suspectAfterFailures, suspectsMax } = this.#options.config.pump
    const isTime = ownFaults > 0 && ownFaults % suspectAfterFailures === 0
    return isTime ? sendAround(lines, { send, suspectsMax, taken: this.#taken }) : sendApart(lines, send)
  }

  /** Waits as long as the hindrance and the failures before it ask for. */
  async hold(hindrance: Hindrance): Promise<void> {
    this.#failures += 1
    this.#meet(hindrance)
    if (!this.#closing)
      await this.#pause.wait(backoffMs(hindrance, this.#failures, this.#options.config.pump))
  }

  over(): void {
    this.#failures = 0
    this.#meet(undefined)
  }

  /** What is in flight may finish until `abort`. */
  close(): void {
    this.#closing = true
    this.#pause.end()
  }

  abort(): void {
    this.#sender.abort()
  }

  async #settle(lines: readonly string[], refused: readonly RefusedLine[]): Promise<void> {
    const { deadLetters, tally, timers } = this.#options
    if (refused.length > 0) {
      const at = timers.now()
      await deadLetters.keep(refused.map(letter => ({ at, ...letter })))
      tally.add('influx_lines', 'dead-letter', refused.length)
    }
    const written = lines.length - refused.length
    if (written > 0) tally.add('influx_lines', 'written', written)
    const out = new Set(refused.map(({ line }) => line))
    const taken = lines.slice(-TAKEN_KEPT).filter(line => !out.has(line))
    if (taken.length > 0) this.#taken = taken
    this.over()
  }

  #meet(hindrance: Hindrance | undefined): void {
    const before = this.#hindrance
    this.#hindrance = hindrance
    if (before?.kind !== hindrance?.kind || before?.reason !== hindrance?.reason)
      this.#options.onHindrance?.(hindrance)
  }
}
