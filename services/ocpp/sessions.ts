import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import { STEADY_WITHIN_MS } from './clock-off.ts'
import type { KeptSessions } from './sessions-kept.ts'

/** `saidAt`: nothing where it was just now. */
interface End {
  readonly nth: number
  readonly saidAt?: Instant | undefined
}

const NEVER: End = { nth: 0 }

const NOT_KEPT: KeptSessions = { remembered: new Map(), began() {}, ended() {} }

/** The sessions of a charge point, by connector: what runs by what it said, and how often it said of one that it is over. */
export class Sessions {
  readonly #running = new Map<number, number>()
  /** Those that ran before the server or the charger was started anew, and of which nothing was heard since. */
  readonly #remembered: Map<number, number>
  readonly #kept: KeptSessions
  readonly #waiting = new Set<(connector: number, transaction: number) => void>()
  readonly #ends = new Map<number, End>()
  readonly #endings = new Set<() => void>()

  constructor(kept = NOT_KEPT) {
    this.#kept = kept
    this.#remembered = new Map(kept.remembered)
  }

  runningAt(connector: number): number | undefined {
    return this.#running.get(connector)
  }

  /** It may be over. */
  rememberedAt(connector: number): number | undefined {
    return this.#remembered.get(connector)
  }

  connectorOf(transaction: number): number | undefined {
    for (const [connector, id] of [...this.#running, ...this.#remembered])
      if (id === transaction) return connector
    return undefined
  }

  runs(connector: number, transaction: number): void {
    const known = this.#running.get(connector) ?? this.#remembered.get(connector)
    if (known !== transaction) this.#kept.began(connector, transaction)
    this.#remembered.delete(connector)
    this.#running.set(connector, transaction)
    for (const tell of this.#waiting) tell(connector, transaction)
  }

  stopped(connector: number): void {
    this.free(connector)
    this.over(connector)
  }

  /** Nobody charges there. */
  free(connector: number): void {
    const wasRunning = this.#running.delete(connector)
    if (this.#remembered.delete(connector) || wasRunning) this.#kept.ended(connector)
  }

  /** It has started anew, or says so each time that its line is back: what ran may go on. */
  doubt(): void {
    for (const [connector, transaction] of this.#running) this.#remembered.set(connector, transaction)
    this.#running.clear()
  }

  /**
   * It was said of the connector that its session is over; which one it was it may say later. `saidAt`: as in `saidAt` of
   * `placing.ts`.
   */
  over(connector: number, saidAt?: Instant): void {
    this.#ends.set(connector, { nth: this.endsAt(connector) + 1, saidAt })
    for (const look of [...this.#endings]) look()
  }

  endsAt(connector: number): number {
    return this.#ends.get(connector)?.nth ?? 0
  }

  /** Whether it says once more than `before`, and not as of before `since`, that the session is over, as soon as it does. */
  endsSince(
    connector: number,
    { before, since }: { readonly before: number; readonly since: Instant },
    timers: Timers,
    msMax: DurationMs,
  ): Promise<boolean> {
    return new Promise(resolve => {
      const settle = (isOver: boolean) => {
        callOff()
        this.#endings.delete(look)
        resolve(isOver)
      }
      const look = () => {
        const { nth, saidAt = since } = this.#ends.get(connector) ?? NEVER
        if (nth > before && saidAt >= since - STEADY_WITHIN_MS) settle(true)
      }
      const callOff = timers.after(msMax, () => settle(false))
      this.#endings.add(look)
      look()
    })
  }

  /** The transaction that runs at the connector, as soon as the charger tells; nothing where it does not in time. */
  transactionAt(connector: number, timers: Timers, msMax: DurationMs): Promise<number | undefined> {
    return new Promise(resolve => {
      const end = (transaction?: number) => {
        callOff()
        this.#waiting.delete(hear)
        resolve(transaction)
      }
      const hear = (at: number, transaction: number) => {
        if (at === connector) end(transaction)
      }
      const callOff = timers.after(msMax, () => end(this.#running.get(connector)))
      this.#waiting.add(hear)
    })
  }
}
