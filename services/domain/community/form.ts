import type { MetricValue, Values } from '../model/reading.ts'
import { NUMBERS_MAX } from './device-numbers.ts'

/** Forms known at a time. More come only where every reading has a word of its own; then all are learned again. */
export const FORMS_MAX = 1_000

/** What readings that differ in their numbers alone have in common. Never changed. */
export interface Form {
  readonly id: number
  /** In the order of the reading. */
  readonly names: readonly string[]
  /** What is no number, a flag or a word, by the place of its metric; nothing where a number stands. */
  readonly fixed: readonly (MetricValue | undefined)[]
}

/** The forms of what a site's devices report: most devices always report the same metrics and the same words. */
export class Forms {
  readonly #known = new Map<string, Form>()
  #lastId = 0

  of(values: Values): Form {
    const names = Object.keys(values)
    const fixed = fixedOf(values, names)
    const key = JSON.stringify([names, fixed.map(value => `${typeof value} ${value}`)])
    let form = this.#known.get(key)
    if (form === undefined) {
      form = { id: ++this.#lastId, names, fixed }
      if (this.#known.size === FORMS_MAX) this.#known.clear()
      this.#known.set(key, form)
    }
    return form
  }
}

function fixedOf(values: Values, names: readonly string[]): (MetricValue | undefined)[] {
  let numbers = 0
  return names.map(name => {
    const value = values[name]
    return typeof value === 'number' && ++numbers <= NUMBERS_MAX ? undefined : value
  })
}

/** Writes the numbers of a reading from `at` on, where it is of this form; what is there is no matter where it is not. */
export function writeNumbers({ names, fixed }: Form, values: Values, to: Float64Array, at: number): boolean {
  let place = 0
  let next = at
  for (const name in values) {
    const value = values[name]
    if (names[place] !== name) return false
    const expected = fixed[place++]
    if (expected !== undefined) {
      if (expected !== value) return false
    } else if (typeof value === 'number') to[next++] = value
    else return false
  }
  return place === names.length
}

/** The other way round. */
export function readValues({ names, fixed }: Form, from: Float64Array, at: number): Values {
  const values: Record<string, MetricValue> = {}
  let next = at
  for (const [place, name] of names.entries()) values[name] = fixed[place] ?? (from[next++] as number)
  return values
}
