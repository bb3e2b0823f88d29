import { Worker } from 'node:worker_threads'
import { StorageError } from '../journal/storage-error.ts'
import {
  type FromThread,
  fromWire,
  type GivenUpReason,
  type LogLine,
  movable,
  type Reply,
  type Request,
} from './thread-message.ts'

/** A thread holds a batch or a page at a time: what it has no use for any more is collected soon. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 16 }

/** The operations of a thread by name; what they answer comes back as a promise. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments of an unknown function have no narrower type
export type Operations = Record<string, (...args: any[]) => unknown>

export interface ThreadOptions {
  readonly entry: URL
  readonly workerData: unknown
  readonly onLog: (line: LogLine) => void
  readonly onGivenUp?: (reason: GivenUpReason, count: number) => void
  /** The thread died by itself; everything it was asked is rejected. */
  readonly onBroken: (error: Error) => void
}

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/** A thread that answers requests in its own time. Answers of one operation come in the order of the calls. */
export class Thread<Ops extends Operations> {
  readonly ready: Promise<void>
  readonly #worker: Worker
  readonly #options: ThreadOptions
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #ended: StorageError | undefined

  constructor(options: ThreadOptions) {
    this.#options = options
    // Not the flags of the main program: a debugger's or a test runner's have no business in a thread of ours.
    const { entry, workerData } = options
    this.#worker = new Worker(entry, { workerData, execArgv: [], resourceLimits: THREAD_LIMITS })
    this.ready = this.#start()
    // Whoever waits for it hears of it; where nobody does, it is reported as broken.
    this.ready.catch(() => {})
    this.#worker.on('error', (error: Error) => this.#break(error))
    this.#worker.on('exit', () => this.#break(new Error('the thread exited')))
  }

  call<Op extends keyof Ops & string>(
    op: Op,
    ...args: Parameters<Ops[Op]>
  ): Promise<Awaited<ReturnType<Ops[Op]>>> {
    return this.#ended ? Promise.reject(this.#ended) : this.#ask(op, args)
  }

  /** Lets the thread finish what it was asked and close what it holds, then ends it. */
  async close(): Promise<void> {
    if (this.#ended) return
    const closed = this.#ask('close', [])
    // From here on it takes nothing new; what was asked before is still answered.
    this.#ended = new StorageError('STORAGE_CLOSED')
    await closed.catch(() => {})
    await this.stop()
  }

  /** Ends the thread at once: everything it was asked is rejected. */
  async stop(): Promise<void> {
    this.#end(new StorageError('STORAGE_CLOSED'))
    await this.#worker.terminate()
  }

  #ask<T>(op: string, args: readonly unknown[]): Promise<T> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      const request: Request = { id, op, args }
      // Throws, and so rejects, where an argument cannot go to another thread.
      this.#worker.postMessage(request, movable(args.flatMap(valuesOf)))
      this.#waiting.set(id, { resolve, reject })
    })
  }

  #start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.once('error', reject)
      this.#worker.once('exit', () =>
        reject(new StorageError('STORAGE_BROKEN', 'It ended before it was ready.')),
      )
      this.#worker.on('message', (message: FromThread) => {
        if (message.type === 'replies') for (const reply of message.replies) this.#settle(reply)
        else if (message.type === 'log') this.#options.onLog(message.line)
        else if (message.type === 'given-up') this.#options.onGivenUp?.(message.reason, message.count)
        else if (message.type === 'ready') resolve()
        else if (message.type === 'refused') {
          // It ends by itself now, which is no fault of its own.
          this.#end(new StorageError('STORAGE_CLOSED'))
          reject(fromWire(message.error))
        }
      })
    })
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('error' in reply) waiting?.reject(fromWire(reply.error))
    else waiting?.resolve(reply.value as never)
  }

  #break(error: Error): void {
    const expected = this.#ended !== undefined
    this.#end(this.#ended ?? new StorageError('STORAGE_BROKEN', error.message, error))
    if (!expected) this.#options.onBroken(error)
  }

  #end(error: StorageError): void {
    this.#ended = error
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

const valuesOf = (argument: unknown): unknown[] =>
  typeof argument === 'object' && argument !== null && !ArrayBuffer.isView(argument)
    ? Object.values(argument)
    : [argument]
