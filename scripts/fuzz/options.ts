import { parseArgs } from 'node:util'
import { SEED_MAX, seedOf, wholeNumber } from '../testing/number-options.ts'

export interface FuzzArguments {
  readonly count: number
  readonly seed: number
}

const COUNT_DEFAULT = 100_000
const COUNT_MAX = 100_000_000

export const fuzzHelp = `node scripts/fuzz/main.ts: devices gone mad at a real server; exits 1 where something does not add up

  --count N   messages and attempts altogether (${COUNT_DEFAULT})
  --seed N    runs an earlier one again, from 0 to ${SEED_MAX} (a random one, which is printed)
  --help      this`

/** What was asked for, or what is wrong with it. */
export function fuzzArguments(args: readonly string[]): FuzzArguments | 'help' | { readonly fault: string } {
  try {
    const options = {
      count: { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    const { values } = parseArgs({ args: [...args], options })
    if (values.help) return 'help'
    return {
      count: wholeNumber('count', values.count ?? String(COUNT_DEFAULT), 1, COUNT_MAX),
      seed: seedOf(values.seed),
    }
  } catch (error) {
    return { fault: (error as Error).message }
  }
}
