import { type Ports, type ServerProcess, startServerProcess } from '../testing/server-process.ts'
import { Signal } from './signal.ts'

export interface VictimOptions {
  /** Its folder and ports too: every life has the same. */
  readonly settings: () => Readonly<Record<string, string>>
  /** Each line that it logs. */
  readonly onLine: (line: string) => void
  /** What it says or does that nobody asked for: an error in its log, an end of its own. */
  readonly onFault: (what: string) => void
}

/** One server in many lives, on the same data and the same ports. */
export class VictimServer {
  readonly #options: VictimOptions
  #process: ServerProcess | undefined
  #ports: Ports | undefined
  readonly #came = new Signal()
  #condemned = false
  /** Taken in all its lives. */
  snapshots = 0

  constructor(options: VictimOptions) {
    this.#options = options
  }

  get isUp(): boolean {
    return this.#ports !== undefined
  }

  /** Begins a life; the promise resolves when it is ready, or was killed before that. */
  async start(): Promise<void> {
    const process = startServerProcess({
      settings: this.#options.settings(),
      onLine: line => this.#judge(line),
    })
    this.#process = process
    this.#condemned = false
    void process.ended.then(status => {
      this.#ports = undefined
      if (!this.#condemned) this.#options.onFault(`the server ended by itself with ${status}`)
    })
    const ports = await process.ready.catch((error: Error) => {
      if (!this.#condemned) this.#options.onFault(error.message)
    })
    if (ports === undefined || this.#condemned) return
    this.#ports = ports
    this.#came.give()
  }

  /** The ports of the life that is ready, or of the next one that will be. */
  async up(): Promise<Ports> {
    while (this.#ports === undefined) await this.#came.next()
    return this.#ports
  }

  /** As a power cut does it; resolves when the process is gone. */
  kill(): Promise<unknown> {
    return this.#end('SIGKILL')
  }

  /** As an operator does it; resolves with the exit status. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.#process === undefined) return null
    this.#condemned = true
    this.#ports = undefined
    this.#process.child.kill(signal)
    return this.#process.ended
  }

  #judge(line: string): void {
    this.#options.onLine(line)
    if (line.includes('"msg":"snapshot taken"')) this.snapshots += 1
    if (isError(line)) this.#options.onFault(`the server logged ${line}`)
  }
}

const ERROR_LEVEL = 50

function isError(line: string): boolean {
  if (!line.startsWith('{')) return !/Warning|--trace/.test(line)
  return ((JSON.parse(line) as { readonly level?: number }).level ?? 0) >= ERROR_LEVEL
}
