import { Companion } from '../../scripts/testing/companion/companion.ts'
import type { LoadCount, LoadQuestion } from './load-question.ts'

/** The process that plays the devices. */
export class Load {
  readonly #process = new Companion<LoadQuestion>(new URL('./load-process.ts', import.meta.url))

  connect(what: Omit<Extract<LoadQuestion, { ask: 'connect' }>, 'ask'>): Promise<void> {
    return this.#process.ask({ ask: 'connect', ...what })
  }

  /** Without a rate: as fast as it is taken. */
  run(perSecond?: number): Promise<void> {
    return this.#process.ask({ ask: 'run', ...(perSecond !== undefined && { perSecond }) })
  }

  rest(): Promise<void> {
    return this.#process.ask({ ask: 'rest' })
  }

  count(): Promise<LoadCount> {
    return this.#process.ask({ ask: 'count' })
  }

  end(): void {
    this.#process.end()
  }
}
