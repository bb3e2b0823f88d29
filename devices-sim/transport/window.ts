/** At most so many things under way at once; whoever wants to start one more waits for one to end. */
export class Window {
  readonly #sizeMax: number
  readonly #underWay = new Set<Promise<void>>()

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax
  }

  /** Resolves when the work has begun. The work itself must not reject. */
  async start(work: () => Promise<void>): Promise<void> {
    while (this.#underWay.size >= this.#sizeMax) await Promise.race(this.#underWay)
    const running = work().finally(() => this.#underWay.delete(running))
    this.#underWay.add(running)
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay)
  }
}
