import { median } from '../scripts/testing/median.ts'

/** The median of each figure over the rounds. */
export function medians<Name extends string>(
  rounds: readonly Readonly<Record<Name, number>>[],
): Record<Name, number> {
  const names = new Set(rounds.flatMap(round => Object.keys(round) as Name[]))
  const entries = [...names].map(name => [name, median(rounds.map(round => round[name] ?? Number.NaN))])
  return Object.fromEntries(entries) as Record<Name, number>
}

/** The value below which `share` of them lie. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
