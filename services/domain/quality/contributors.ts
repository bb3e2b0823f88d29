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
  const counts = new Map<string, number>()
  for (const life of lives) counts.set(nameOf(life), (counts.get(nameOf(life)) ?? 0) + 1)
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([name, count]) => ({ name, count, share: count / lives.length }))
}
