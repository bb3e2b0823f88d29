import type { Instant } from '../model/time.ts'
import { isBefore, type Timer } from './timer.ts'

const BRANCHES = 4

/** A heap with four branches each. The times stand in a list of their own: an entry lies elsewhere in memory. */
export class TimerHeap {
  readonly #timers: Timer[] = []
  readonly #fireAt: Instant[] = []

  peek(): Timer | undefined {
    return this.#timers[0]
  }

  push(timer: Timer): void {
    let at = this.#timers.push(timer) - 1
    this.#fireAt.push(timer.fireAt)
    while (at > 0) {
      const parent = Math.floor((at - 1) / BRANCHES)
      if (!this.#goesBefore(timer, timer.fireAt, parent)) break
      this.#move(parent, at)
      at = parent
    }
    this.#put(timer, at)
  }

  pop(): Timer | undefined {
    const top = this.#timers[0]
    const last = this.#timers.pop()
    this.#fireAt.pop()
    if (last !== undefined && this.#timers.length > 0) this.#sink(last)
    return top
  }

  /** In no order. */
  all(): readonly Timer[] {
    return this.#timers
  }

  #sink(timer: Timer): void {
    const { fireAt } = timer
    let at = 0
    for (;;) {
      const below = this.#firstBelow(at)
      if (below === 0 || this.#goesBefore(timer, fireAt, below)) break
      this.#move(below, at)
      at = below
    }
    this.#put(timer, at)
  }

  /** The branch of `at` that fires first, or 0 where it has none. */
  #firstBelow(at: number): number {
    const from = BRANCHES * at + 1
    const to = Math.min(from + BRANCHES, this.#fireAt.length)
    if (from >= to) return 0
    let first = from
    for (let other = from + 1; other < to; other++) {
      if (this.#goesBefore(this.#timers[other] as Timer, this.#fireAt[other] as Instant, first)) first = other
    }
    return first
  }

  /** The entry itself is only looked at where two fire at one time. */
  #goesBefore(timer: Timer, fireAt: Instant, other: number): boolean {
    const otherAt = this.#fireAt[other] as Instant
    return fireAt !== otherAt ? fireAt < otherAt : isBefore(timer, this.#timers[other] as Timer)
  }

  #move(from: number, to: number): void {
    this.#timers[to] = this.#timers[from] as Timer
    this.#fireAt[to] = this.#fireAt[from] as Instant
  }

  #put(timer: Timer, at: number): void {
    this.#timers[at] = timer
    this.#fireAt[at] = timer.fireAt
  }
}
