import type { MetricValue } from '../domain/model/reading.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { HistoryPoint } from './history.ts'

interface OpenWindow {
  readonly at: Instant
  /** What the values differ from is summed, so that the mean of equal values is that value exactly. */
  readonly base: number
  sumOver: number
  min: number
  max: number
  count: number
}

/** Makes points of values that come in the order of time: a mean a window, or each as it came. */
export class Windows {
  readonly #everyMs: DurationMs | undefined
  readonly #points: HistoryPoint[] = []
  #open: OpenWindow | undefined

  constructor(everyMs: DurationMs | undefined) {
    this.#everyMs = everyMs
  }

  add(at: Instant, value: MetricValue): void {
    if (this.#everyMs === undefined || typeof value !== 'number') {
      this.#close()
      this.#points.push({ at, value })
      return
    }
    this.#addNumber(Math.floor(at / this.#everyMs) * this.#everyMs, value)
  }

  /** Points that nothing will change any more. */
  get closedCount(): number {
    return this.#points.length
  }

  points(): HistoryPoint[] {
    this.#close()
    return this.#points
  }

  #addNumber(start: Instant, value: number): void {
    if (this.#open?.at !== start) {
      this.#close()
      this.#open = { at: start, base: value, sumOver: 0, min: value, max: value, count: 0 }
    }
    const window = this.#open
    window.sumOver += value - window.base
    window.min = Math.min(window.min, value)
    window.max = Math.max(window.max, value)
    window.count += 1
  }

  #close(): void {
    if (this.#open === undefined) return
    const { at, base, sumOver, min, max, count } = this.#open
    this.#points.push({ at, value: base + sumOver / count, min, max, count })
    this.#open = undefined
  }
}
