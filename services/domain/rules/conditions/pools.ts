import type { DurationMs, Instant } from '../../model/time.ts'

/**
 * Values of a window, oldest first, in pools of one or more: six numbers each, one after the other in one list. Up to
 * `POOLS_MAX` values each has its own, so what is made of them is exact; then neighbours that lie close together are
 * put together, and the beginning of the window is right to a fortieth of it.
 */
export type Pools = number[]

/** The time of its newest value and of its oldest, the least and the greatest, their sum, how many they are. */
const AT = 0
const FROM = 1
const MIN = 2
const MAX = 3
const SUM = 4
const COUNT = 5
const WIDTH = 6

export const POOLS_MAX = 120
/** Close is this share of the window: at most 81 are left, so that they are put together once in some forty. */
const CLOSE = 1 / 40

export function addToPools(pools: Pools, at: Instant, value: number, windowMs: DurationMs): void {
  pools.push(at, at, value, value, value, 1)
  if (pools.length > POOLS_MAX * WIDTH) condense(pools, windowMs * CLOSE)
}

/** Forgets what is as old as `until` or older. */
export function forgetPools(pools: Pools, until: Instant): void {
  let old = 0
  while (old < pools.length && (pools[old + AT] as Instant) <= until) old += WIDTH
  if (old > 0) pools.splice(0, old)
}

/** When the next of them is so old that it is forgotten, for each. */
export function* timesOf(pools: Pools): Generator<Instant> {
  for (let i = 0; i < pools.length; i += WIDTH) yield pools[i + AT] as Instant
}

export const newestOf = (pools: Pools): Instant => pools[pools.length - WIDTH + AT] as Instant

export interface Total {
  readonly min: number
  readonly max: number
  readonly sum: number
  readonly count: number
}

/** Of those that are younger than `after`. */
export function totalOf(pools: Pools, after: Instant = Number.NEGATIVE_INFINITY): Total {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let sum = 0
  let count = 0
  for (let i = 0; i < pools.length; i += WIDTH) {
    if ((pools[i + AT] as Instant) <= after) continue
    min = Math.min(min, pools[i + MIN] as number)
    max = Math.max(max, pools[i + MAX] as number)
    sum += pools[i + SUM] as number
    count += pools[i + COUNT] as number
  }
  return { min, max, sum, count }
}

function condense(pools: Pools, closeMs: DurationMs): void {
  let to = 0
  for (let from = WIDTH; from < pools.length; from += WIDTH) {
    if ((pools[from + AT] as Instant) - (pools[to + FROM] as Instant) <= closeMs) join(pools, to, from)
    else {
      to += WIDTH
      pools.copyWithin(to, from, from + WIDTH)
    }
  }
  pools.length = to + WIDTH
}

function join(pools: Pools, to: number, from: number): void {
  pools[to + AT] = pools[from + AT] as number
  pools[to + MIN] = Math.min(pools[to + MIN] as number, pools[from + MIN] as number)
  pools[to + MAX] = Math.max(pools[to + MAX] as number, pools[from + MAX] as number)
  pools[to + SUM] = (pools[to + SUM] as number) + (pools[from + SUM] as number)
  pools[to + COUNT] = (pools[to + COUNT] as number) + (pools[from + COUNT] as number)
}
