import type { MqttLimits } from './config.ts'

/**
 * What the broker holds unanswered, over all clients. At a limit nothing more is read from any socket, and TCP holds
 * the devices back; nothing is dropped for it.
 */
export class Load {
  readonly #messagesMax: number
  readonly #bytesMax: number
  #messages = 0
  #bytes = 0
  #stopped = false
  readonly #waiting = new Set<() => void>()
  #idle: (() => void) | undefined

  constructor(limits: Pick<MqttLimits, 'inFlightMax' | 'inFlightBytesMax'>) {
    this.#messagesMax = limits.inFlightMax
    this.#bytesMax = limits.inFlightBytesMax
  }

  get messages(): number {
    return this.#messages
  }

  get bytes(): number {
    return this.#bytes
  }

  get isFull(): boolean {
    return this.#stopped || this.#messages >= this.#messagesMax || this.#bytes >= this.#bytesMax
  }

  add(bytes: number): void {
    this.#messages += 1
    this.#bytes += bytes
  }

  remove(bytes: number): void {
    this.#messages -= 1
    this.#bytes -= bytes
    if (this.#messages === 0) this.#idle?.()
    if (this.#waiting.size > 0 && !this.isFull) this.#wake()
  }

  /** Calls once, when there is room again. The same function waits once, however often it asks. */
  whenRoom(call: () => void): void {
    this.#waiting.add(call)
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
  #wake(): void {
    for (const call of this.#waiting) {
      if (this.isFull) return
      this.#waiting.delete(call)
      call()
    }
  }
}
