import type { AlertLife } from './life.ts'

/** One of those that the most alarms come from. */
export interface Contributor {
  /** A rule, a device, or both with a blank between them. */
  readonly name: string
  readonly count: number
  /** Of all alarms. */
  readonly share: number
}

export const TOP = 10

/** The `most` with the most alarms; of two with as many, the one that comes first in the alphabet. */
export function contributors(
  lives: readonly AlertLife[],
  nameOf: (life: AlertLife) => string,
  most = TOP,
): Contributor[] {
  return [...countsOf(lives, nameOf)]
    .sort(([a, many], [b, more]) => more.n - many.n || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([name, { n }]) => ({ name, count: n, share: n / lives.length }))
}

/** How many there are of each name. The counts are boxes: a year has tens of thousands of alerts to go through. */
export function countsOf(
  lives: readonly AlertLife[],
  nameOf: (life: AlertLife) => string,
): Map<string, { n: number }> {
  const counts = new Map<string, { n: number }>()
  for (const life of lives) {
    const name = nameOf(life)
    const count = counts.get(name)
    if (count === undefined) counts.set(name, { n: 1 })
    else count.n++
  }
  return counts
}
