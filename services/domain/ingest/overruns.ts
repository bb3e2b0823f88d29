import type { Doubts } from '../model/doubt.ts'
import type { Values } from '../model/reading.ts'
import type { Row } from '../model/row.ts'
import type { Instant } from '../model/time.ts'
import { doubtAbout } from './doubts.ts'
import { lastBelieved, type SensedMetric } from './senses.ts'

export interface ReadingOfSensors {
  readonly values: Values
  readonly doubted?: readonly string[]
  readonly above?: readonly string[]
}

/**
 * The reading with the end of its scale for each metric that is above it in earnest: a bin at 115 °C that says 180 is on
 * fire, and one whose byte is 234 is not at -22, for no bin cools down so fast. The same from a bin at 20 °C is a sensor that
 * cannot be believed, or frost.
 */
export function withOverruns(
  doubts: Doubts,
  row: Row,
  sensed: readonly SensedMetric[],
  reading: ReadingOfSensors,
  at: Instant,
): ReadingOfSensors {
  let said = reading
  for (const one of sensed) {
    if (one.overruns === undefined || !isOf(reading, one.metric)) continue
    if (isInEarnest(doubts, row, one, reading, at)) said = atItsEnd(said, one)
  }
  return said
}

const isOf = ({ values, doubted }: ReadingOfSensors, metric: string): boolean =>
  values[metric] !== undefined || doubted?.includes(metric) === true

function isInEarnest(
  doubts: Doubts,
  row: Row,
  one: SensedMetric,
  reading: ReadingOfSensors,
  at: Instant,
): boolean {
  const { from = Number.NaN, msMax = 0 } = one.overruns ?? {}
  const known = doubts.metrics[one.metric]
  const isHot = lastBelieved(row, one) >= from || (known?.held?.value ?? Number.NaN) >= from
  if (!isHot || !reading.above?.includes(one.metric)) {
    delete known?.overSince
    return false
  }
  const about = doubtAbout(doubts, one.metric)
  about.overSince ??= at
  return at - about.overSince <= msMax
}

const atItsEnd = (
  { values, doubted, above }: ReadingOfSensors,
  { metric, max }: SensedMetric,
): ReadingOfSensors => ({
  values: { ...values, [metric]: max },
  ...(doubted && { doubted: doubted.filter(other => other !== metric) }),
  ...(above && { above }),
})
