import { parseArgs } from 'node:util'
import { wholeNumber } from '../scripts/testing/number-options.ts'
import type { Suite } from './suite.ts'

export interface BenchOptions {
  readonly suites: readonly Suite[]
  readonly rounds: number
}

const ROUNDS = 5
const ROUNDS_MAX = 1_000

export function benchOptions(
  words: readonly string[],
  known: readonly Suite[],
): BenchOptions | 'help' | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { rounds: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.help) return 'help'
    const unknown = positionals.find(name => !known.some(suite => suite.name === name))
    if (unknown !== undefined) return { fault: `no such suite: ${unknown}` }
    return {
      rounds: wholeNumber('rounds', values.rounds ?? String(ROUNDS), 1, ROUNDS_MAX),
      suites: positionals.length === 0 ? known : known.filter(({ name }) => positionals.includes(name)),
    }
  } catch (error) {
    return { fault: (error as Error).message }
  }
}

export const benchHelp = (
  known: readonly Suite[],
): string => `npm run bench -- [suite …] [options]: measures the server against its peers, in one run, and exits 1 where a figure is missed

${known.map(({ name, about }) => `  ${name.padEnd(12)}  ${about}`).join('\n')}

  --rounds N    how often each contender has its turn, from 1 to ${ROUNDS_MAX} (${ROUNDS}); figures are medians
  --help        this`
