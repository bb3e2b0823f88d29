import { randomInt } from 'node:crypto'
import type { FaultRates } from '../faults/faults.ts'
import { gateway } from '../kinds/gateway.ts'
import { simulatedKinds } from '../kinds/kinds.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { scenarios } from '../scenarios/scenarios.ts'
import { MINUTE } from '../world/durations.ts'
import {
  duration,
  factor,
  faultRates,
  id,
  instant,
  type Raw,
  text,
  UsageError,
  url,
  whole,
} from './options.ts'

export interface RunOptions {
  readonly mqtt: string
  readonly site: string
  readonly counts: Readonly<Record<string, number>>
  readonly scenario: Scenario
  readonly seed: number
  readonly factor: number
  /** Told on the command line; otherwise it begins when all are connected. */
  readonly start: number | undefined
  readonly lengthMs: number
  readonly reportEveryMs: number | undefined
  readonly faults: FaultRates
  readonly truth: string | undefined
  readonly windowMax: number
  readonly tokens: string
  readonly newTokens: boolean
}

const DEVICES_MAX = 100_000
/** Of a kind that says nothing else. */
export const DEFAULT_COUNT = 3
const DEFAULT_LENGTH_MS = 10 * MINUTE
const WINDOW_MAX = 64
/** The kinds that the command line counts; a gateway is there or not. */
export const countedKinds = simulatedKinds.filter(kind => kind !== gateway)
export const TOKEN_FILE = './data/sim/tokens.json'

export function runOptions(raw: Raw): RunOptions {
  const scenario = scenarioOf(text(raw, 'scenario') ?? 'calm-day')
  const counts = countsOf(raw)
  for (const kind of scenario.needs) {
    if (counts[kind.option] === 0) throw new UsageError(`scenario ${scenario.name} needs --${kind.option} 1`)
  }
  const pace = factor(raw, 1)
  const lengthMs =
    text(raw, 'duration') === 'forever' ? Infinity : (duration(raw, 'duration') ?? DEFAULT_LENGTH_MS)
  return {
    mqtt: url(raw, 'mqtt', 'mqtt://localhost:1883', ['mqtt', 'mqtts', 'tcp', 'ws', 'wss']),
    site: id(raw, 'site', 'demo'),
    counts,
    scenario,
    seed: whole(raw, 'seed', randomInt(1, 1_000_000), 0, 2 ** 32 - 1),
    factor: pace,
    start: instant(raw, 'start'),
    lengthMs,
    reportEveryMs: duration(raw, 'report-every'),
    faults: faultRates(raw),
    truth: text(raw, 'truth'),
    windowMax: whole(raw, 'window', pace === 1 ? WINDOW_MAX : 1, 1, 10_000),
    tokens: text(raw, 'tokens') ?? TOKEN_FILE,
    newTokens: raw['new-tokens'] === true,
  }
}

/** In real time it begins now; faster, it ends now, so that nothing comes from the future. */
/** A wrong stamp ahead of time is a leap of the clock for a server that goes by stamps: all others fall silent then. */
export const skewWarning = ({ faults, factor }: RunOptions): string | undefined =>
  faults.skew && factor !== 1
    ? 'Skewed stamps move the time of a server with LINLI_CLOCK=events itself; try them in real time.'
    : undefined

export const startOf = ({ start, factor, lengthMs }: RunOptions, now: number): number =>
  start ?? (factor === 1 || !Number.isFinite(lengthMs) ? now : now - lengthMs)

function scenarioOf(name: string): Scenario {
  const scenario = scenarios.find(one => one.name === name)
  if (scenario) return scenario
  throw new UsageError(`--scenario: expected ${scenarios.map(one => one.name).join(', ')}, got "${name}"`)
}

function countsOf(raw: Raw): Record<string, number> {
  const entries = countedKinds.map(({ option, count = DEFAULT_COUNT }) => [
    option,
    whole(raw, option, count, 0, DEVICES_MAX),
  ])
  const counts = Object.fromEntries(entries) as Record<string, number>
  if (Object.values(counts).every(count => count === 0))
    throw new UsageError('there is no device to simulate')
  return { ...counts, [gateway.option]: raw.gateway === true ? 1 : 0 }
}
