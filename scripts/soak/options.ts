import { parseArgs } from 'node:util'
import { SEED_MAX, seedOf, wholeNumber } from '../testing/number-options.ts'

export interface SoakArguments {
  readonly minutes: number
  readonly devices: number
  /** Messages per second altogether; half of what is found where absent. */
  readonly rate?: number
  readonly seed: number
}

const MINUTES_DEFAULT = 20
const MINUTES_MAX = 10_080
const DEVICES_DEFAULT = 400
const DEVICES_MAX = 5_000
const RATE_MAX = 1_000_000

export const soakHelp = `npm run soak -- [options]: the server at half of what it can, with InfluxDB hung for the half in the middle;
exits 1 where its memory or its descriptors grow, or a reading is missing afterwards (Linux: /proc is read)

  --minutes M   from 1 to ${MINUTES_MAX} (${MINUTES_DEFAULT}); InfluxDB hangs from M/4 to 3M/4
  --devices N   connections, from 1 to ${DEVICES_MAX} (${DEVICES_DEFAULT})
  --rate R      messages per second, from 1 to ${RATE_MAX} (half of what a short run at full speed shows)
  --seed N      draws the same readings as an earlier run, from 0 to ${SEED_MAX}
  --help        this

LINLI_* variables are passed on to the server.`

/** What was asked for, or what is wrong with it. */
export function soakArguments(args: readonly string[]): SoakArguments | 'help' | { readonly fault: string } {
  try {
    const text = { type: 'string' } as const
    const options = {
      ...{ minutes: text, devices: text, rate: text, seed: text },
      help: { type: 'boolean', short: 'h' },
    } as const
    const { values } = parseArgs({ args: [...args], options })
    if (values.help) return 'help'
    const { minutes = String(MINUTES_DEFAULT), devices = String(DEVICES_DEFAULT), rate } = values
    return {
      minutes: wholeNumber('minutes', minutes, 1, MINUTES_MAX),
      devices: wholeNumber('devices', devices, 1, DEVICES_MAX),
      ...(rate !== undefined && { rate: wholeNumber('rate', rate, 1, RATE_MAX) }),
      seed: seedOf(values.seed),
    }
  } catch (error) {
    return { fault: (error as Error).message }
  }
}
