import type { Random } from '../testing/random.ts'

/**
 * Where in a life the server is killed: while it starts, right after it is ready (everybody comes back then), at work,
 * the moment that an acknowledgement arrives, the moment that an event is shown.
 */
export const MOMENTS = ['starting', 'returning', 'working', 'acknowledging', 'showing'] as const
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

/** The whole course of a run: the same for the same seed. */
export function planOf(random: Random, kills: number): Kill[] {
  return Array.from({ length: kills }, (_, i) => ({
    // The first life is ready before the run begins.
    moment: random.pick(i === 0 ? MOMENTS.slice(1) : MOMENTS),
    fraction: random.fraction(),
    ...(random.chance(INFLUXD_CHANCE) && {
      influxd: { fraction: random.fraction(), away: random.fraction(), again: random.chance(0.3) },
    }),
  }))
}
