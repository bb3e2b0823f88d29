import { medians } from './medians.ts'
import type { SuiteOptions } from './suite.ts'

/** The median of each figure over all rounds, counted from 1. Each round is told as soon as it is over. */
export async function mediansOver<Name extends string>(
  { rounds, onProgress }: SuiteOptions,
  oneRound: (round: number) => Promise<Readonly<Record<Name, number>>>,
): Promise<Record<Name, number>> {
  const all: Readonly<Record<Name, number>>[] = []
  for (let round = 1; round <= rounds; round++) {
    const figures = await oneRound(round)
    onProgress(`round ${round}: ${JSON.stringify(figures)}`)
    all.push(figures)
  }
  return medians(all)
}
