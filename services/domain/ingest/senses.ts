import type { MetricSpecs, NumberMetric, Sense } from '../model/metric.ts'
import type { Values } from '../model/reading.ts'
import type { Row } from '../model/row.ts'

/** A metric whose sensor is watched, with where its numbers stand in a row. */
export interface SensedMetric extends Sense {
  readonly metric: string
  readonly at: number
  /** A move by less says nothing. */
  readonly quietBelow: number
}

/** Metrics of a kind that may be watched. */
export const SENSED_MAX = 6

/** Of each: the last value that was believed; reports of it in a row; the most that ever were; values it had so far. */
const LAST = 0
const RUN = 1
const LONGEST = 2
const MOVES = 3
export const SENSE_WIDTH = 4

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
  return inOrder.map(([metric, { sense = {} }], place) => ({
    ...sense,
    metric,
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
export const longestRun = ({ numbers, start }: Row, { at }: SensedMetric): number =>
  numbers[start + at + LONGEST] as number
export const movesOf = ({ numbers, start }: Row, { at }: SensedMetric): number =>
  numbers[start + at + MOVES] as number

/**
 * Believes what a reading reports up to the first of the watched metrics with something remarkable, and answers its place:
 * from there on they are to be looked at. As many as there are where there is none.
 */
export function believeUnremarkable(row: Row, sensed: readonly SensedMetric[], values: Values): number {
  for (let place = 0; place < sensed.length; place++) {
    const one = sensed[place] as SensedMetric
    const value = values[one.metric]
    if (typeof value !== 'number') continue
    if (isRemarkable(row, one, value)) return place
    believe(row, one, value)
  }
  return sensed.length
}

function isRemarkable(row: Row, one: SensedMetric, value: number): boolean {
  const last = row.numbers[row.start + one.at + LAST] as number
  // Of what was never reported nothing is known, and each comparison with it is false.
  if (Math.abs(value - last) >= one.quietBelow) return true
  if (one.countsTo !== undefined) return value !== last + 1 && !Number.isNaN(last)
  return value === last && one.restlessCount !== undefined && isStuckAfter(row, one)
}

/** Far longer than ever before: runs of a metric with a coarse scale are long, and each sensor shows its own. */
export const STUCK_TIMES = 4
/** What has not moved so often yet is not known well enough to be called stuck. */
export const STUCK_MOVES_MIN = 50

/** Whether it is stuck with one more report of the same value. */
export const isStuckAfter = (row: Row, one: SensedMetric): boolean =>
  movesOf(row, one) >= STUCK_MOVES_MIN &&
  runOf(row, one) + 1 >= Math.max(one.restlessCount as number, STUCK_TIMES * longestRun(row, one))

/** Takes a value for what the sensor measured. `isLesson`: whether a run that ends with it says how long runs are. */
export function believe({ numbers, start }: Row, { at }: SensedMetric, value: number, isLesson = true): void {
  const from = start + at
  if (numbers[from + LAST] === value) {
    ;(numbers[from + RUN] as number)++
    return
  }
  const run = numbers[from + RUN] as number
  if (isLesson && run > (numbers[from + LONGEST] as number)) numbers[from + LONGEST] = run
  numbers[from + LAST] = value
  numbers[from + RUN] = 1
  ;(numbers[from + MOVES] as number)++
}

/** Nothing is known of any sensor. */
export function forgetSenses({ numbers, start }: Row, from: number): void {
  for (let place = 0; place < SENSED_MAX; place++) {
    const at = start + from + place * SENSE_WIDTH
    numbers.fill(0, at, at + SENSE_WIDTH)
    numbers[at + LAST] = Number.NaN
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

export function thawSenses(
  frozen: FrozenSenses,
  { numbers, start }: Row,
  sensed: readonly SensedMetric[],
): void {
  for (const { metric, at } of sensed) numbers.set(frozen[metric] ?? [], start + at)
}
