import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { FromLoad, ToLoad } from './load-message.ts'

/** The process that plays the devices. */
export class Load {
  readonly #child: ChildProcess
  #waiting: { readonly type: FromLoad['type']; readonly resolve: (message: FromLoad) => void }[] = []
  #failed: (error: Error) => void = () => {}
  /** Rejects when the load ends by itself. */
  readonly broken: Promise<never>
  latest: FromLoad | undefined

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'load-process.ts'), { execArgv: [] })
    this.broken = new Promise((_, reject) => {
      this.#failed = reject
    })
    this.broken.catch(() => {})
    this.#child.on('message', message => this.#take(message as FromLoad))
    this.#child.once('exit', code => this.#failed(new Error(`the load ended with ${code}`)))
  }

  /** Answers with the next message of the type. */
  next(type: FromLoad['type']): Promise<FromLoad> {
    const told = new Promise<FromLoad>(resolve => this.#waiting.push({ type, resolve }))
    return Promise.race([told, this.broken])
  }

  send(message: ToLoad): void {
    this.#child.send(message)
  }

  end(): void {
    this.#child.kill('SIGKILL')
  }

  #take(message: FromLoad): void {
    this.latest = message
    const met = this.#waiting.filter(({ type }) => type === message.type)
    this.#waiting = this.#waiting.filter(({ type }) => type !== message.type)
    for (const { resolve } of met) resolve(message)
  }
}
