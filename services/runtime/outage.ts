import type { Logger } from 'pino'
import type { DurationMs } from '../domain/model/time.ts'

/** An outage that begins so soon after another is the same trouble again. */
const relapseMs: DurationMs = 60_000

/** Why the flow accepts nothing: in words for whoever asks, and in the log once, however often the journal is tried. */
export class Outage {
  readonly #log: Pick<Logger, 'error' | 'warn' | 'info'>
  readonly #elapsedMs: () => DurationMs
  #words: string | undefined
  #logged: string | undefined
  #endedAt = Number.NEGATIVE_INFINITY
  #relapses = 0

  constructor(
    log: Pick<Logger, 'error' | 'warn' | 'info'>,
    elapsedMs: () => DurationMs = () => performance.now(),
  ) {
    this.#log = log
    this.#elapsedMs = elapsedMs
  }

  /** What the journal said last; it may hold a path and figures, but no secret. */
  get words(): string | undefined {
    return this.#words
  }

  /** Whether the journal was back only just now: then it is not tried again at once. */
  get isRelapse(): boolean {
    return this.#relapses > 0
  }

  begins(error: unknown): void {
    this.#words = wordsOf(error)
    this.#relapses = this.#elapsedMs() - this.#endedAt < relapseMs ? this.#relapses + 1 : 0
    if (this.#relapses === 0) {
      this.#logged = undefined
      this.#log.error({ err: error }, 'the journal refuses: nothing is accepted until it is back')
    } else if (this.#relapses === 1) {
      this.#log.error({ err: error }, 'the journal refuses again and again; this is said once')
    }
  }

  /** Figures in the words change with each try; another reason is told. */
  goesOn(error: unknown): void {
    this.#words = wordsOf(error)
    const reason = reasonOf(error)
    if (reason === this.#logged) return
    this.#logged = reason
    this.#log.warn({ err: error }, 'the journal is still not back; this is said once')
  }

  ends(): void {
    this.#words = undefined
    this.#endedAt = this.#elapsedMs()
    if (this.#relapses < 2) this.#log.info('the journal is back')
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function reasonOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : wordsOf(error)
}
