import type { Logger } from 'pino'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import type { HeartbeatConfig } from './config.ts'

export interface HeartbeatOptions {
  readonly config: HeartbeatConfig
  /** Whether the server does its work end to end; asked before every beat. */
  readonly isWell: () => boolean
  readonly timers: Timers
  readonly tally: Tally
  readonly log: Logger
}

export type Beat = 'sent' | 'withheld' | 'failed'

/**
 * Tells somebody outside, again and again, that the server is well. Whoever misses the word raises the alarm: of a
 * machine that is dead nothing else can tell. Nothing ever waits for it.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions
  readonly #stopping = new AbortController()
  #callOff: () => void = () => {}
  #last: Beat = 'sent'
  #underWay = false

  constructor(options: HeartbeatOptions) {
    this.#options = options
  }

  start(): void {
    this.#callOff = this.#options.timers.after(this.#options.config.everyMs, () => {
      void this.beat()
      this.start()
    })
  }

  stop(): void {
    this.#callOff()
    this.#stopping.abort()
  }

  async beat(): Promise<void> {
    if (this.#underWay) return
    this.#underWay = true
    try {
      if (!this.#options.isWell()) return this.#note('withheld', 'the server is not well')
      const fault = await this.#send()
      if (!this.#stopping.signal.aborted) this.#note(fault === undefined ? 'sent' : 'failed', fault)
    } finally {
      this.#underWay = false
    }
  }

  /** What went wrong, in words that do not hold the address: a token may be part of it. */
  async #send(): Promise<string | undefined> {
    const { url, timeoutMs } = this.#options.config
    try {
      const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(timeoutMs)])
      // A redirect would carry the token to wherever somebody else says.
      const reply = await fetch(url, { redirect: 'manual', signal })
      await reply.body?.cancel()
      return reply.ok ? undefined : `answered ${reply.status}`
    } catch (error) {
      const { name, cause } = error as { name: string; cause?: { code?: string } }
      return cause?.code ?? name
    }
  }

  /** Counted always, logged when it changes. */
  #note(beat: Beat, reason?: string): void {
    const { tally, log } = this.#options
    tally.add('heartbeats', beat)
    if (beat === this.#last) return
    this.#last = beat
    if (beat === 'sent') log.info('the heartbeat is sent again')
    else
      log.warn({ reason }, beat === 'failed' ? 'the heartbeat did not arrive' : 'the heartbeat is withheld')
  }
}
