import { DANGEROUS_ERROR_CODES } from '../domain/kinds/ev-charger/ocpp-names.ts'
import type { Values } from '../domain/model/reading.ts'
import type { DurationMs } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import { ClockOff } from './clock-off.ts'

/** What was said of one connector. */
export interface Word {
  readonly status?: string
  readonly errorCode?: string
}

/** The number under which a charge point speaks of itself as a whole. */
export const WHOLE = 0

const SOUND = 'NoError'

/** With these it says that nobody charges there, or not any more. `Faulted` says nothing of it. */
const OVER: ReadonlySet<string> = new Set(['Available', 'Finishing', 'Unavailable', 'Reserved'])

export const isDangerous = (code: string | undefined): boolean =>
  code !== undefined && DANGEROUS_ERROR_CODES.includes(code)

/** 0: nothing is wrong; 2: it can burn or kill. */
const badness = (code: string | undefined): number =>
  code === undefined || code === SOUND ? 0 : isDangerous(code) ? 2 : 1

const badnessOf = (last: unknown): number => (typeof last === 'string' ? badness(last) : 0)

/**
 * What a charge point has said lately, for as long as the server runs: a fault of the whole is one of each connector, and
 * that a connector is sound, or has a lesser one, does not take it back.
 */
export class Station {
  readonly clock = new ClockOff()
  /** Those that run, by connector. */
  readonly transactions = new Map<number, number>()
  readonly #waiting = new Set<(connector: number, transaction: number) => void>()
  readonly #words = new Map<number, Word>()
  /** What the device at a connector was told of for the first time since all this is known. */
  readonly #raised = new Map<number, string>()
  /** How often it was said of a connector that its session is over. */
  readonly #ends = new Map<number, number>()
  readonly #endings = new Set<() => void>()

  /** Nothing is known of it as a whole: what was known before the server began may still be so. */
  get isUnknown(): boolean {
    return !this.#words.has(WHOLE)
  }

  hear(connector: number, word: Word): void {
    this.#words.set(connector, { ...this.#words.get(connector), ...word })
    if (word.status !== undefined && OVER.has(word.status)) this.#over(connector)
  }

  /** Those that it has spoken of. */
  get connectors(): readonly number[] {
    return [...this.#words.keys()]
  }

  statusOf(connector: number): string | undefined {
    return this.#words.get(connector)?.status
  }

  errorOf(connector: number): string | undefined {
    return this.#words.get(connector)?.errorCode
  }

  /** What can burn or kill at one of its connectors, the whole aside. */
  *dangers(): Iterable<readonly [connector: number, errorCode: string]> {
    for (const [connector, { errorCode }] of this.#words)
      if (connector !== WHOLE && errorCode !== undefined && isDangerous(errorCode))
        yield [connector, errorCode]
  }

  runs(connector: number, transaction: number): void {
    this.transactions.set(connector, transaction)
    for (const tell of this.#waiting) tell(connector, transaction)
  }

  stopped(connector: number): void {
    this.transactions.delete(connector)
    this.#over(connector)
  }

  endsAt(connector: number): number {
    return this.#ends.get(connector) ?? 0
  }

  /** Whether it says once more than `before` that the session is over, as soon as it does. */
  endsSince(connector: number, before: number, timers: Timers, msMax: DurationMs): Promise<boolean> {
    return new Promise(resolve => {
      const settle = (isOver: boolean) => {
        callOff()
        this.#endings.delete(look)
        resolve(isOver)
      }
      const look = () => {
        if (this.endsAt(connector) > before) settle(true)
      }
      const callOff = timers.after(msMax, () => settle(false))
      this.#endings.add(look)
      look()
    })
  }

  #over(connector: number): void {
    this.#ends.set(connector, this.endsAt(connector) + 1)
    for (const look of [...this.#endings]) look()
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
      const callOff = timers.after(msMax, () => end(this.transactions.get(connector)))
      this.#waiting.add(hear)
    })
  }

  /** It was asked, and says nothing of itself as a whole: then nothing is wrong with it. Nothing changes where it did. */
  assumeSound(): void {
    if (this.isUnknown) this.#words.set(WHOLE, {})
  }

  /** It has started anew, and tells all again; what was asked and never spoke of itself as a whole is not asked again. */
  forget(): void {
    const whole = this.#words.get(WHOLE)
    const isQuiet = whole !== undefined && Object.keys(whole).length === 0
    this.#words.clear()
    this.#raised.clear()
    this.transactions.clear()
    if (isQuiet) this.assumeSound()
  }

  /** `lastError`: what is known so far of the charger at the connector. `stray`: an error that is one of the whole. */
  valuesOf(connector: number, lastError: unknown, stray?: string): Values {
    const whole = this.#words.get(WHOLE)
    const own = this.#words.get(connector)
    const status = whole?.status === 'Faulted' ? whole.status : (own?.status ?? whole?.status)
    const told = this.#errorCode(own?.errorCode, stray ?? whole?.errorCode, lastError, connector)
    const errorCode = told ?? (this.#isOver(connector, lastError) ? SOUND : undefined)
    if (errorCode !== undefined && badness(errorCode) > badnessOf(lastError))
      this.#raised.set(connector, errorCode)
    return { ...(status !== undefined && { status }), ...(errorCode !== undefined && { errorCode }) }
  }

  #errorCode(
    own: string | undefined,
    whole: string | undefined,
    lastError: unknown,
    connector: number,
  ): string | undefined {
    const worst = badness(whole) > badness(own) ? whole : (own ?? whole)
    const isFromBefore = this.isUnknown && this.#raised.get(connector) !== lastError
    return isFromBefore && badnessOf(lastError) > badness(worst) ? undefined : worst
  }

  /** It was raised by what was heard here, and nothing that was heard speaks of it any more. */
  #isOver(connector: number, lastError: unknown): boolean {
    return this.#raised.get(connector) === lastError && !this.#isSaid(lastError)
  }

  #isSaid = (error: unknown): boolean =>
    [...this.#words.values()].some(({ errorCode }) => errorCode === error)
}
