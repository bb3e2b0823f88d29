import type { MetricSpecs, NumberMetric, Sense } from '../model/metric.ts'
import type { Values } from '../model/reading.ts'
import type { Row } from '../model/row.ts'
import type { DurationMs, Instant } from '../model/time.ts'

/** A metric whose sensor is watched, with where its numbers stand in a row. */
export interface SensedMetric extends Sense {
  readonly metric: string
  readonly at: number
  /** Where its scale ends. */
  readonly max: number
  /** A move by less says nothing. */
  readonly quietBelow: number
}

/** Metrics of a kind that may be watched. */
export const SENSED_MAX = 6

/**
 * Of each: the last value that was believed; reports of it in a row; how long it stood still at the most; values it had so
 * far; from when until when it has reported the last. What lies between two reports that differ says nothing.
 */
const LAST = 0
const RUN = 1
const LONGEST_MS = 2
const MOVES = 3
const SINCE = 4
const UNTIL = 5
export const SENSE_WIDTH = 6

/** The watched metrics of a kind, their numbers from `from` on. */
export function sensedIn(metrics: MetricSpecs, from: number): readonly SensedMetric[] {
  const watched = Object.entries(metrics).filter(
    (pair): pair is [string, NumberMetric] => pair[1].type === 'number' && pair[1].sense !== undefined,
  )
  if (watched.length > SENSED_MAX) throw new Error(`at most ${SENSED_MAX} metrics of a kind are watched`)
  const knocks = watched.flatMap(([, { sense }]) => sense?.blind?.knock ?? [])
  const isSource = (metric: string) => knocks.some(knock => knock.metric === metric)
  // A knock is to be known before what it makes blind is believed.
  const inOrder = [...watched].sort(([a], [b]) => Number(isSource(b)) - Number(isSource(a)))
  return inOrder.map(([metric, { sense = {}, max }], place) => ({
    ...sense,
    metric,
    max,
    at: from + place * SENSE_WIDTH,
    quietBelow: Math.min(
      sense.jump?.by ?? Number.POSITIVE_INFINITY,
      ...knocks.filter(knock => knock.metric === metric).map(({ by }) => by),
    ),
  }))
}

export const lastBelieved = ({ numbers, start }: Row, { at }: SensedMetric): number =>
  numbers[start + at + LAST] as number
export const runOf = ({ numbers, start }: Row, { at }: SensedMetric): number =>
  numbers[start + at + RUN] as number
const longestMs = ({ numbers, start }: Row, { at }: SensedMetric): DurationMs =>
  numbers[start + at + LONGEST_MS] as DurationMs
/** Of the reports of what is believed, the latest. */
export const believedUntil = ({ numbers, start }: Row, { at }: SensedMetric): Instant =>
  numbers[start + at + UNTIL] as Instant
const standsSince = ({ numbers, start }: Row, { at }: SensedMetric): Instant =>
  numbers[start + at + SINCE] as Instant
export const movesOf = ({ numbers, start }: Row, { at }: SensedMetric): number =>
  numbers[start + at + MOVES] as number

/**
 * Believes what a reading reports up to the first of the watched metrics with something remarkable, and answers its place:
 * from there on they are to be looked at. As many as there are where there is none.
 */
export function believeUnremarkable(
  row: Row,
  sensed: readonly SensedMetric[],
  values: Values,
  now: Instant,
): number {
  for (let place = 0; place < sensed.length; place++) {
    const one = sensed[place] as SensedMetric
    const value = values[one.metric]
    if (typeof value !== 'number') continue
    if (isRemarkable(row, one, value, now)) return place
    believe(row, one, value, now)
  }
  return sensed.length
}

function isRemarkable(row: Row, one: SensedMetric, value: number, now: Instant): boolean {
  const last = row.numbers[row.start + one.at + LAST] as number
  // Of what was never reported nothing is known, and each comparison with it is false.
  if (Math.abs(value - last) >= one.quietBelow) return true
  if (one.countsTo !== undefined) return value !== last + 1 && !Number.isNaN(last)
  return value === last && isStuckAt(row, one, now)
}

/** Far longer than ever before: runs of a metric with a coarse scale are long, and each sensor shows its own. */
export const STUCK_TIMES = 4
/** What has not moved so often yet is not known well enough to be called stuck. */
export const STUCK_MOVES_MIN = 50

/** Whether it is stuck with one more report of the same value. */
export const isStuckAt = (row: Row, one: SensedMetric, now: Instant): boolean =>
  one.restless !== undefined &&
  runOf(row, one) + 1 >= one.restless.count &&
  movesOf(row, one) >= STUCK_MOVES_MIN &&
  now - standsSince(row, one) >= Math.max(one.restless.forMs, STUCK_TIMES * longestMs(row, one))

/** Takes a value for what the sensor measured. `isLesson`: whether a run that ends with it says how long runs are. */
export function believe(
  { numbers, start }: Row,
  { at }: SensedMetric,
  value: number,
  now: Instant,
  isLesson = true,
): void {
  const from = start + at
  if (numbers[from + LAST] === value) {
    ;(numbers[from + RUN] as number)++
    numbers[from + UNTIL] = now
    return
  }
  const stoodMs = (numbers[from + UNTIL] as Instant) - (numbers[from + SINCE] as Instant)
  if (isLesson && stoodMs > (numbers[from + LONGEST_MS] as DurationMs)) numbers[from + LONGEST_MS] = stoodMs
  numbers[from + LAST] = value
  numbers[from + RUN] = 1
  numbers[from + SINCE] = now
  numbers[from + UNTIL] = now
  ;(numbers[from + MOVES] as number)++
}

/** Nothing is known of any sensor. */
export function forgetSenses({ numbers, start }: Row, from: number): void {
  for (let place = 0; place < SENSED_MAX; place++) {
    const at = start + from + place * SENSE_WIDTH
    numbers.fill(0, at, at + SENSE_WIDTH)
    numbers[at + LAST] = Number.NaN
    numbers.fill(Number.NaN, at + SINCE, at + SENSE_WIDTH)
  }
}

/** Its form in a snapshot: the numbers of each metric of which something is known. */
export type FrozenSenses = Readonly<Record<string, readonly number[]>>

export function freezeSenses({ numbers, start }: Row, sensed: readonly SensedMetric[]): FrozenSenses {
  const known = sensed.filter(({ at }) => !Number.isNaN(numbers[start + at]))
  return Object.fromEntries(
    known.map(({ metric, at }) => [metric, [...numbers.subarray(start + at, start + at + SENSE_WIDTH)]]),
  )
}

/** `expectedIntervalMs` and `newestAt`: of the device, for what an older version counted in reports. */
export function thawSenses(
  frozen: FrozenSenses,
  { numbers, start }: Row,
  sensed: readonly SensedMetric[],
  expectedIntervalMs: DurationMs,
  newestAt: Instant,
): void {
  for (const { metric, at } of sensed) {
    const known = frozen[metric]
    if (known === undefined) continue
    numbers.set(known, start + at)
    if (known.length >= SENSE_WIDTH) continue
    const [, run = 1, longestRun = 0] = known
    numbers[start + at + LONGEST_MS] = longestRun * expectedIntervalMs
    numbers[start + at + SINCE] = newestAt - (run - 1) * expectedIntervalMs
    numbers[start + at + UNTIL] = newestAt
  }
}
