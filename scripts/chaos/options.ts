import { parseArgs } from 'node:util'
import { SEED_MAX, seedOf, wholeNumber } from '../testing/number-options.ts'

export interface ChaosArguments {
  readonly seed: number
  readonly kills: number
  readonly lifeMsMax: number
}

const KILLS_DEFAULT = 200
const KILLS_MAX = 100_000
const MINUTES_MAX = 10_080
const LIFE_MS_MAX_DEFAULT = 1_500
/** A life of work lasts half of its most on average, two of five kills come before it, and a start takes so long. */
const START_MS_MEAN = 1_500
const WORK_SHARE = 0.3

export const chaosHelp = `npm run chaos -- [options]: kills the server and InfluxDB at random times under a whole community,
then holds what was acknowledged and shown against journal, API, feed and InfluxDB; exits 1 where anything differs

  --kills N     how often the server is killed, from 1 to ${KILLS_MAX} (${KILLS_DEFAULT})
  --minutes M   about how long the kills take altogether, from 1 to ${MINUTES_MAX} (some 3 s for each, and a minute for each 40th)
  --seed N      draws the same kills as an earlier run, from 0 to ${SEED_MAX} (a random one, which is printed)
  --help        this`

/** What was asked for, or what is wrong with it. */
export function chaosArguments(
  args: readonly string[],
): ChaosArguments | 'help' | { readonly fault: string } {
  try {
    const options = {
      kills: { type: 'string' },
      minutes: { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    const { values } = parseArgs({ args: [...args], options })
    if (values.help) return 'help'
    const kills = wholeNumber('kills', values.kills ?? String(KILLS_DEFAULT), 1, KILLS_MAX)
    const minutes =
      values.minutes === undefined ? undefined : wholeNumber('minutes', values.minutes, 1, MINUTES_MAX)
    return {
      kills,
      seed: seedOf(values.seed),
      lifeMsMax: minutes === undefined ? LIFE_MS_MAX_DEFAULT : lifeMsFor(minutes, kills),
    }
  } catch (error) {
    return { fault: (error as Error).message }
  }
}

function lifeMsFor(minutes: number, kills: number): number {
  const workMs = (minutes * 60_000) / kills - START_MS_MEAN
  return Math.max(LIFE_MS_MAX_DEFAULT, Math.round(workMs / WORK_SHARE))
}
