// What a sensor that may jump is believed, for the second opinion.
import type { Values } from '../../model/reading.ts'

/** By metric: a move by as much waits for the next report of it. */
export type Jumps = Readonly<Record<string, number>>

export class OpinionOfJumps {
  readonly #jumps: Jumps
  readonly #last: Record<string, number> = {}
  readonly #waiting: Record<string, number> = {}

  constructor(jumps: Jumps) {
    this.#jumps = jumps
  }

  /** What is to be acted on, one after the other: what this confirms, then what it says itself. */
  believes(values: Values): readonly Values[] {
    const confirmed: Record<string, number> = {}
    const own: Record<string, Values[string]> = { ...values }
    for (const [metric, by] of Object.entries(this.#jumps)) {
      const value = values[metric]
      if (typeof value !== 'number') continue
      const waiting = this.#waiting[metric]
      const isConfirmed = waiting !== undefined && this.#isNearer(value, waiting, metric)
      delete this.#waiting[metric]
      if (isConfirmed) confirmed[metric] = waiting
      else if (this.#moves(value, metric) >= by) {
        this.#waiting[metric] = value
        delete own[metric]
        continue
      }
      this.#last[metric] = value
    }
    return Object.keys(confirmed).length === 0 ? [own] : [confirmed, own]
  }

  #moves(value: number, metric: string): number {
    const last = this.#last[metric]
    return last === undefined ? 0 : Math.abs(value - last)
  }

  #isNearer(value: number, to: number, metric: string): boolean {
    return Math.abs(value - to) <= this.#moves(value, metric)
  }
}
