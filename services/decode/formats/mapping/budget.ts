/** The work that one message may cost. It goes by steps and not by time: the same message is the same on every machine. */
export class Budget {
  readonly #max: number
  #left = 0

  constructor(max: number) {
    this.#max = max
  }

  begin(): void {
    this.#left = this.#max
  }

  get isOverdrawn(): boolean {
    return this.#left < 0
  }

  /** Throws where there is no more; again and again, since expressions may go on after a fault. */
  charge(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw OVERDRAWN
  }
}

/** Made once: it says nothing of where, and a list of thousands may throw it for each. */
const OVERDRAWN = new Error('too much work')
