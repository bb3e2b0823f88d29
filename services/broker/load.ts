import type { MqttLimits } from './config.ts'

export type LoadLimits = Pick<
  MqttLimits,
  'inFlightMax' | 'inFlightBytesMax' | 'inFlightReserve' | 'inFlightReserveBytes'
>

/**
 * What the broker holds unanswered, over all clients. At a limit nothing more is read from the sockets, and TCP holds
 * the devices back; nothing is dropped for it. Above the limit lies a reserve for those that a life may hang on: bins
 * that flood do not keep a call for help from being read.
 */
export class Load {
  readonly #limits: LoadLimits
  #messages = 0
  #bytes = 0
  #stopped = false
  readonly #waiting = new Set<() => void>()
  readonly #waitingFirst = new Set<() => void>()
  #idle: (() => void) | undefined
  /** Whoever asks now is one whose turn has come. */
  #isWaking = false

  constructor(limits: LoadLimits) {
    this.#limits = limits
  }

  get messages(): number {
    return this.#messages
  }

  get bytes(): number {
    return this.#bytes
  }

  get isStopped(): boolean {
    return this.#stopped
  }

  /** Nobody overtakes those that wait: who is read first is else whoever sends again the moment that something is answered. */
  isFullFor(lifeSafety: boolean): boolean {
    const line = lifeSafety ? this.#waitingFirst : this.#waiting
    return this.#stopped || this.#isAbove(1, lifeSafety) || (line.size > 0 && !this.#isWaking)
  }

  #isAbove(share: number, lifeSafety: boolean): boolean {
    const { inFlightMax, inFlightBytesMax, inFlightReserve, inFlightReserveBytes } = this.#limits
    return (
      this.#messages >= share * (inFlightMax + (lifeSafety ? inFlightReserve : 0)) ||
      this.#bytes >= share * (inFlightBytesMax + (lifeSafety ? inFlightReserveBytes : 0))
    )
  }

  add(bytes: number): void {
    this.#messages += 1
    this.#bytes += bytes
  }

  remove(bytes: number): void {
    this.#messages -= 1
    this.#bytes -= bytes
    if (this.#messages === 0) this.#idle?.()
    this.#wake(this.#waitingFirst, true)
    this.#wake(this.#waiting, false)
  }

  /** Calls once, when there is room again. The same function waits once, however often it asks. */
  whenRoom(call: () => void, lifeSafety: boolean): void {
    if (lifeSafety) this.#waitingFirst.add(call)
    else this.#waiting.add(call)
  }

  /** One that is gone no longer waits. */
  forget(call: () => void): void {
    this.#waitingFirst.delete(call)
    this.#waiting.delete(call)
  }

  /** From now on there is no room for anything new; resolves when everything held is answered. */
  stop(): Promise<void> {
    this.#stopped = true
    if (this.#messages === 0) return Promise.resolve()
    return new Promise(resolve => {
      this.#idle = resolve
    })
  }

  // Those that wait are woken in turn until it is full again; the others go on waiting in their order.
  #wake(waiting: Set<() => void>, lifeSafety: boolean): void {
    if (waiting.size === 0 || this.#stopped || this.#isAbove(WAKE_BELOW, lifeSafety)) return
    this.#isWaking = true
    for (const call of waiting) {
      if (this.isFullFor(lifeSafety)) break
      waiting.delete(call)
      call()
    }
    this.#isWaking = false
  }
}

/** Room for one more is no reason to wake somebody: to be read message by message costs twice as much as chunk by chunk. */
const WAKE_BELOW = 7 / 8
