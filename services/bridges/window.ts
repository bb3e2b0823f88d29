export interface WindowLimits {
  readonly inFlightMax: number
  readonly inFlightBytesMax: number
}

interface Waiting {
  readonly bytes: number
  readonly answer: () => void
  isSettled: boolean
}

/** Messages that are not answered yet, in the order in which they came and are answered. */
export class Window {
  readonly #limits: WindowLimits
  #waiting: Waiting[] = []
  #bytes = 0
  #whenRoom: (() => void) | undefined

  constructor(limits: WindowLimits) {
    this.#limits = limits
  }

  get length(): number {
    return this.#waiting.length
  }

  get isFull(): boolean {
    return this.length >= this.#limits.inFlightMax || this.#bytes >= this.#limits.inFlightBytesMax
  }

  /** Answers how to say that it may be answered; it is when all before it were. */
  add(bytes: number, answer: () => void): () => void {
    const waiting: Waiting = { bytes, answer, isSettled: false }
    this.#waiting.push(waiting)
    this.#bytes += bytes
    return () => {
      waiting.isSettled = true
      this.#answerFirst()
    }
  }

  /** Called once, now or when there is room again. */
  whenRoom(call: () => void): void {
    if (this.isFull) this.#whenRoom = call
    else call()
  }

  #answerFirst(): void {
    for (let first = this.#waiting[0]; first?.isSettled; first = this.#waiting[0]) {
      this.#waiting.shift()
      this.#bytes -= first.bytes
      first.answer()
    }
    if (this.isFull) return
    const call = this.#whenRoom
    this.#whenRoom = undefined
    call?.()
  }
}
