import type { Random } from '../testing/random.ts'

/**
 * Where in a life the server is killed: while it starts, right after it is ready (everybody comes back then), at work,
 * the moment that an acknowledgement arrives, the moment that an event is shown, while it
 * saves its state.
 */
export const MOMENTS = [
  'starting',
  'returning',
  'working',
  'acknowledging',
  'showing',
  'snapshotting',
] as const
export type Moment = (typeof MOMENTS)[number]

export interface Kill {
  readonly moment: Moment
  /** How far into it, from 0 to 1. */
  readonly fraction: number
  /** InfluxDB is killed in this life too. */
  readonly influxd?: InfluxdKill
}

export interface InfluxdKill {
  /** How far into the life of the server, from 0 to 1. */
  readonly fraction: number
  /** How long it is away, from 0 to 1 of the longest: the server may be killed meanwhile. */
  readonly away: number
  /** It is killed once more while it starts. */
  readonly again: boolean
}

const INFLUXD_CHANCE = 0.3
/** Once in so many kills: the server does it no more than once a minute, so such a life lasts for one. */
const SNAPSHOTTING_ONE_IN = 40

const USUAL = MOMENTS.filter(moment => moment !== 'snapshotting')

/** The whole course of a run: the same for the same seed. */
export function planOf(random: Random, kills: number): Kill[] {
  return Array.from({ length: kills }, (_, i) => ({
    moment: momentOf(random, i + 1),
    fraction: random.fraction(),
    ...(random.chance(INFLUXD_CHANCE) && {
      influxd: { fraction: random.fraction(), away: random.fraction(), again: random.chance(0.3) },
    }),
  }))
}

function momentOf(random: Random, n: number): Moment {
  if (n % SNAPSHOTTING_ONE_IN === 0) return 'snapshotting'
  // The first life is ready before the run begins.
  return random.pick(n === 1 ? USUAL.slice(1) : USUAL)
}
