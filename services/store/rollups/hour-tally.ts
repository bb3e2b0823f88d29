import type { MetricValue } from '../../domain/model/reading.ts'
import type { Instant } from '../../domain/model/time.ts'
import { unpackValues } from '../values-blob.ts'
import { indexOf, minutes } from './levels.ts'
import type { RollupSort } from './sorts.ts'
import { addLater, type Summary, summaryOf, type WordSummary } from './summary.ts'
import type { Span } from './summary-blob.ts'

/** What an hour of a device comes to, by metric: numbers by the minute, flags and words as a whole. */
export class HourTally {
  readonly numbers = new Map<number, Span<Summary>>()
  readonly words = new Map<number, WordSummary>()
  readonly #sortOf: (metric: number) => RollupSort | undefined

  constructor(sortOf: (metric: number) => RollupSort | undefined) {
    this.#sortOf = sortOf
  }

  /** In the order of time. */
  add(at: Instant, body: Uint8Array): void {
    const minute = indexOf(minutes, at)
    unpackValues(body, (metric, value) => this.#addValue(minute, metric, value))
  }

  #addValue(minute: number, metric: number, value: MetricValue): void {
    const sort = this.#sortOf(metric)
    if (typeof value === 'number') {
      if (sort === 'numbers') this.#addNumber(minute, metric, value)
    } else if (sort === 'words') {
      const count = (this.words.get(metric)?.count ?? 0) + 1
      this.words.set(metric, { count, last: value })
    }
  }

  #addNumber(minute: number, metric: number, value: number): void {
    let span = this.numbers.get(metric)
    if (span === undefined) {
      span = new Map()
      this.numbers.set(metric, span)
    }
    const summary = span.get(minute)
    if (summary) addLater(summary, summaryOf(value))
    else span.set(minute, summaryOf(value))
  }
}

/** The windows of a span put together to one; there is at least one. */
export function together(span: Span<Summary>): Summary {
  let whole: Summary | undefined
  for (const [, summary] of [...span].sort(([a], [b]) => a - b)) {
    if (whole) addLater(whole, summary)
    else whole = { ...summary }
  }
  if (whole === undefined) throw new RangeError('there is no window to put together')
  return whole
}

export function wordsTogether(span: Span<WordSummary>): WordSummary {
  let [count, last, latest] = [0, false as WordSummary['last'], -1]
  for (const [index, summary] of span) {
    count += summary.count
    if (index > latest) [last, latest] = [summary.last, index]
  }
  return { count, last }
}
