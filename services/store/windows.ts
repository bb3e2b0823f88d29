import type { MetricValue } from '../domain/model/reading.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { HistoryPoint } from './history.ts'
import { floorTo } from './rollups/levels.ts'
import { addLater, meanOf, type Summary, summaryOf, type WordSummary } from './rollups/summary.ts'

type Open = { readonly at: Instant } & ({ readonly numbers: Summary } | { readonly words: WordSummary })

/** Makes points of values, or of finer windows, that come in the order of time: one a window, or each as it came. */
export class Windows {
  readonly #everyMs: DurationMs | undefined
  readonly #points: HistoryPoint[] = []
  #open: Open | undefined

  constructor(everyMs: DurationMs | undefined) {
    this.#everyMs = everyMs
  }

  add(at: Instant, value: MetricValue): void {
    if (this.#everyMs !== undefined && typeof value === 'number') {
      this.addNumbers(at, summaryOf(value))
      return
    }
    this.#close()
    this.#points.push({ at, value })
  }

  /** A window that lies within one of these. `summary` is taken over, to be added to. */
  addNumbers(at: Instant, summary: Summary): void {
    const start = floorTo(at, this.#everyMs ?? 1)
    if (this.#open && 'numbers' in this.#open && this.#open.at === start)
      addLater(this.#open.numbers, summary)
    else this.#begin({ at: start, numbers: summary })
  }

  addWords(at: Instant, { count, last }: WordSummary): void {
    const start = floorTo(at, this.#everyMs ?? 1)
    const before = this.#open && 'words' in this.#open && this.#open.at === start ? this.#open.words.count : 0
    if (before === 0) this.#close()
    this.#open = { at: start, words: { count: before + count, last } }
  }

  /** Points that nothing will change any more. */
  get closedCount(): number {
    return this.#points.length
  }

  points(): HistoryPoint[] {
    this.#close()
    return this.#points
  }

  #begin(open: Open): void {
    this.#close()
    this.#open = open
  }

  #close(): void {
    if (this.#open !== undefined) this.#points.push(pointOf(this.#open))
    this.#open = undefined
  }
}

function pointOf({ at, ...of }: Open): HistoryPoint {
  if ('words' in of) return { at, value: of.words.last, count: of.words.count }
  const { min, max, last, count } = of.numbers
  return { at, value: meanOf(of.numbers), min, max, last, count }
}
