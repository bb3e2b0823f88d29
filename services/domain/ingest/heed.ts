import type { Doubts } from '../model/doubt.ts'
import type { MetricValue, Values } from '../model/reading.ts'
import type { Row } from '../model/row.ts'
import { type Instant, NEVER } from '../model/time.ts'
import { forgetClear } from './doubts.ts'
import { believe, lastBelieved, type SensedMetric } from './senses.ts'

/** What was held back for long enough by now: believed, since nothing came that took it back. */
export function heed(
  doubts: Doubts,
  row: Row,
  sensed: readonly SensedMetric[],
  now: Instant,
): { readonly values: Values; readonly at: Instant } | undefined {
  const values: Record<string, MetricValue> = {}
  let at: Instant | undefined
  for (const one of sensed) {
    const doubt = doubts.metrics[one.metric]
    const held = doubt?.held
    if (doubt === undefined || held?.heedAt === undefined || held.heedAt > now) continue
    values[one.metric] = held.value
    at = Math.min(at ?? held.heedAt, held.heedAt)
    delete doubt.held
    if (one.overruns !== undefined) doubt.heededAfter = lastBelieved(row, one)
    // How long it was stuck says nothing of how long it rests. That it is stuck no more is told with its next reading.
    believe(row, one, held.value, held.at, doubt.stuck === undefined)
  }
  if (at === undefined) return undefined
  forgetClear(doubts)
  return { values, at }
}

/** When something that is held back is to be heeded all the same. */
export function heedDue({ metrics }: Doubts): Instant {
  let due: Instant = NEVER
  for (const metric in metrics) due = Math.min(due, metrics[metric]?.held?.heedAt ?? NEVER)
  return due
}
