import { DANGEROUS_ERROR_CODES } from '../domain/kinds/ev-charger/ocpp-names.ts'
import type { Values } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import { ClockOff } from './clock-off.ts'
import { Sessions } from './sessions.ts'
import type { KeptSessions } from './sessions-kept.ts'

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
  readonly sessions: Sessions
  readonly #words = new Map<number, Word>()
  /** What the device at a connector was told of for the first time since all this is known. */
  readonly #raised = new Map<number, string>()

  constructor(kept?: KeptSessions) {
    this.sessions = new Sessions(kept)
  }

  /** Nothing is known of it as a whole: what was known before the server began may still be so. */
  get isUnknown(): boolean {
    return !this.#words.has(WHOLE)
  }

  /** What it says is of now, but for the end of a session: that is of when it was said. */
  hear(connector: number, word: Word, saidAt?: Instant): void {
    this.#words.set(connector, { ...this.#words.get(connector), ...word })
    if (word.status !== undefined && OVER.has(word.status)) this.sessions.over(connector, saidAt)
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
    this.sessions.doubt()
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
