import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { FromLoad, ToLoad } from './load-message.ts'

/** The process that plays the devices. */
export class Load {
  readonly #child: ChildProcess
  readonly #broken: Promise<never>

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'load-process.ts'), { execArgv: [] })
    this.#broken = new Promise((_, reject) => {
      this.#child.once('exit', code => reject(new Error(`the load ended with ${code}`)))
    })
    this.#broken.catch(() => {})
  }

  async connect(what: Omit<Extract<ToLoad, { type: 'connect' }>, 'type'>): Promise<void> {
    await this.#ask({ type: 'connect', ...what })
  }

  /** Without a rate: as fast as it is taken. */
  run(perSecond?: number): void {
    this.#child.send({ type: 'run', ...(perSecond !== undefined && { perSecond }) } satisfies ToLoad)
  }

  rest(): void {
    this.#child.send({ type: 'rest' } satisfies ToLoad)
  }

  count(): Promise<FromLoad> {
    return this.#ask({ type: 'count' })
  }

  end(): void {
    this.#child.kill('SIGKILL')
  }

  #ask(message: ToLoad): Promise<FromLoad> {
    const answer = new Promise<FromLoad>(resolve =>
      this.#child.once('message', told => resolve(told as FromLoad)),
    )
    this.#child.send(message)
    return Promise.race([answer, this.#broken])
  }
}
