import type { Logger } from 'pino'

/** Why the flow accepts nothing: in words for whoever asks, and in the log once, however often the journal is tried. */
export class Outage {
  readonly #log: Pick<Logger, 'error' | 'warn' | 'info'>
  #words: string | undefined
  #logged: string | undefined

  constructor(log: Pick<Logger, 'error' | 'warn' | 'info'>) {
    this.#log = log
  }

  /** What the journal said last; it may hold a path and figures, but no secret. */
  get words(): string | undefined {
    return this.#words
  }

  begins(error: unknown): void {
    this.#words = wordsOf(error)
    this.#log.error({ err: error }, 'the journal refuses: nothing is accepted until it is back')
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
    this.#logged = undefined
    this.#log.info('the journal is back')
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function reasonOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : wordsOf(error)
}
