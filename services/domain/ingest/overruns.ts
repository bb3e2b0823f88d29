import type { Doubts } from '../model/doubt.ts'
import type { Values } from '../model/reading.ts'
import type { Row } from '../model/row.ts'
import type { Instant } from '../model/time.ts'
import { doubtAbout } from './doubts.ts'
import { believedUntil, lastBelieved, type SensedMetric } from './senses.ts'

export interface ReadingOfSensors {
  readonly values: Values
  readonly doubted?: readonly string[]
  readonly above?: Readonly<Record<string, number>>
}

/**
 * The reading with the end of its scale for each metric that is above it in earnest: a bin at 115 °C that says 180 is on
 * fire, and one whose byte is 234 is not at -22, for no bin cools down so fast. The same from a bin at 20 °C is a sensor that
 * cannot be believed, or frost. Without the metric where it is above its scale for longer than anything can be, or says again
 * just what it was not believed for. The reading itself where nothing of it is so.
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
    if (one.overruns === undefined) continue
    const sent = reading.above?.[one.metric]
    if (sent === undefined) {
      if (reading.values[one.metric] !== undefined) delete doubts.metrics[one.metric]?.overSince
    } else if (isInEarnest(doubts, row, one, reading.values[one.metric], at)) {
      said = isPossible(doubts, one, sent, at) ? atItsEnd(said, one) : refused(said, one)
    } else delete doubts.metrics[one.metric]?.overSince
  }
  return said
}

/**
 * Whether it is at the end of its scale, or beyond, after it was no more than warm: a fire, or a sensor that broke. It needs a
 * second word.
 */
export function needsSecondWord(row: Row, one: SensedMetric, value: number): boolean {
  if (one.overruns === undefined || value !== one.max) return false
  const last = lastBelieved(row, one)
  return last >= one.overruns.from && last < one.overruns.sureFrom
}

/** What was believed of it says something of that time. */
export const isNearBelieved = (row: Row, one: SensedMetric, at: Instant): boolean =>
  Math.abs(at - believedUntil(row, one)) <= (one.overruns?.msMax ?? 0)

/** `signed` is what it says where its number was one that was read as unsigned. */
function isInEarnest(
  doubts: Doubts,
  row: Row,
  one: SensedMetric,
  signed: Values[string] | undefined,
  at: Instant,
): boolean {
  const last = lastBelieved(row, one)
  const { from = Number.NaN, sureFrom = Number.NaN } = one.overruns ?? {}
  const { held, overSince, heededAfter = Number.NaN } = doubts.metrics[one.metric] ?? {}
  const awayFrom = (value: number) => (typeof signed === 'number' ? Math.abs(signed - value) : Number.NaN)
  const by = one.jump?.by ?? 0
  if (awayFrom(last) < by || awayFrom(heededAfter) < by) return false
  if (last >= sureFrom) return true
  if (last >= from && (overSince !== undefined || isNearBelieved(row, one, at))) return true
  // What only waits to be believed is a sign of heat where frost is no nearer explanation.
  return (held?.value ?? Number.NaN) >= from && !(awayFrom(last) < Math.abs(one.max - (held?.value ?? 0)))
}

/** Not for longer than anything can be so hot, and not to the digit what it says since then: a lost probe does. */
function isPossible(doubts: Doubts, { metric, overruns }: SensedMetric, sent: number, at: Instant): boolean {
  const about = doubtAbout(doubts, metric)
  about.overSince ??= at
  return at - about.overSince <= (overruns?.msMax ?? 0) && about.held?.sent !== sent
}

const atItsEnd = (
  { values, ...said }: ReadingOfSensors,
  { metric, max }: SensedMetric,
): ReadingOfSensors => ({
  ...said,
  values: { ...values, [metric]: max },
  ...(said.doubted && { doubted: said.doubted.filter(other => other !== metric) }),
})

function refused({ values, ...said }: ReadingOfSensors, { metric }: SensedMetric): ReadingOfSensors {
  const { [metric]: _, ...left } = values
  const others = said.doubted?.filter(other => other !== metric) ?? []
  return { ...said, values: left, doubted: [...others, metric] }
}
