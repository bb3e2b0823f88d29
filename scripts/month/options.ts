import { parseArgs } from 'node:util'
import { SEED_MAX, seedOf, wholeNumber } from '../testing/number-options.ts'

export interface MonthArguments {
  readonly devices: number
  readonly days: number
  readonly seed: number
  readonly haste: number
  readonly mistakes: boolean
}

const DEVICES_DEFAULT = 2_000
const DEVICES_MAX = 100_000
const DAYS_DEFAULT = 30
const DAYS_MAX = 366
const HASTE_MAX = 100

export const monthHelp = `npm run month -- [options]: a simulated community lives for a month, with everything that goes wrong in one; what the
rules said of it is held against what happened. Exits 1 where a rule is below 0.99 in precision or recall (1.0 for SOS and falls)

  --devices N   bins, cameras, chargers, wristbands and gateways, from 1 to ${DEVICES_MAX} (${DEVICES_DEFAULT}); with each hundred
                come 13 of the other kinds
  --days N      from 1 to ${DAYS_MAX} (${DAYS_DEFAULT})
  --haste N     everything goes wrong N times as often, from 1 to ${HASTE_MAX} (1)
  --seed N      the same month as in an earlier run, from 0 to ${SEED_MAX}
  --mistakes    names each false alert and each miss
  --help        this`

/** What was asked for, or what is wrong with it. */
export function monthArguments(
  args: readonly string[],
): MonthArguments | 'help' | { readonly fault: string } {
  try {
    const text = { type: 'string' } as const
    const options = {
      ...{ devices: text, days: text, haste: text, seed: text },
      mistakes: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const
    const { values } = parseArgs({ args: [...args], options })
    if (values.help) return 'help'
    return {
      devices: wholeNumber('devices', values.devices ?? String(DEVICES_DEFAULT), 1, DEVICES_MAX),
      days: wholeNumber('days', values.days ?? String(DAYS_DEFAULT), 1, DAYS_MAX),
      haste: wholeNumber('haste', values.haste ?? '1', 1, HASTE_MAX),
      seed: seedOf(values.seed),
      mistakes: values.mistakes === true,
    }
  } catch (error) {
    return { fault: (error as Error).message }
  }
}
