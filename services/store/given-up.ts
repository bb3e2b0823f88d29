import { type DurationMs, HOUR } from '../domain/model/time.ts'
import type { FromThread, GivenUpReason } from './thread-message.ts'

const wordEveryMs: DurationMs = HOUR

const because: Readonly<Record<GivenUpReason, string>> = {
  'no-room': 'there is no room for them',
  'too-far-behind': 'the history trails the journal too far',
  damaged: 'their part of the journal is damaged',
}

/** Counts what the history gives up, and has a word of it in the log once an hour. */
export class GivenUp {
  readonly #send: (message: FromThread) => void
  readonly #words = new Map<GivenUpReason, number>()

  constructor(send: (message: FromThread) => void) {
    this.#send = send
  }

  add(reason: GivenUpReason, count: number): void {
    this.#send({ type: 'given-up', reason, count })
    const last = this.#words.get(reason)
    const now = performance.now()
    if (last !== undefined && now - last < wordEveryMs) return
    this.#words.set(reason, now)
    const message = `the embedded history gives up readings before their age: ${because[reason]}`
    this.#send({ type: 'log', line: { level: 'warn', message, detail: { reason } } })
  }
}
