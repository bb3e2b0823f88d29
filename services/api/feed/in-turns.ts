/**
 * Does the same for each, some of them at a time: between them the event loop has its turn, so that a thousand clients
 * do not hold up a device. The first ones are done at once.
 */
export class InTurns<T> {
  readonly #items: Iterable<T>
  readonly #atOnce: number
  readonly #work: (item: T) => void
  #next: NodeJS.Immediate | undefined

  constructor(items: Iterable<T>, atOnce: number, work: (item: T) => void) {
    this.#items = items
    this.#atOnce = atOnce
    this.#work = work
  }

  /** Tells `done` what the work took of this thread's time: not what it waited for a machine that is busy. */
  run(done: (busyMs: number) => void): void {
    this.stop()
    this.#turn(this.#items[Symbol.iterator](), 0, done)
  }

  stop(): void {
    clearImmediate(this.#next)
  }

  #turn(left: Iterator<T>, busyMs: number, done: (busyMs: number) => void): void {
    const before = process.threadCpuUsage()
    const isOver = this.#some(left)
    const { user, system } = process.threadCpuUsage(before)
    const busyMsNow = busyMs + (user + system) / 1_000
    if (isOver) done(busyMsNow)
    else this.#next = setImmediate(() => this.#turn(left, busyMsNow, done))
  }

  #some(left: Iterator<T>): boolean {
    for (let count = 0; count < this.#atOnce; count++) {
      const { done, value } = left.next()
      if (done) return true
      this.#work(value)
    }
    return false
  }
}
