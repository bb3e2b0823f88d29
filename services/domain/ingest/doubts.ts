import { type Doubt, type DoubtReason, type Doubts, REPORTS_BACK } from '../model/doubt.ts'
import type { Values } from '../model/reading.ts'

// How doubts about the sensors of a device come and go. Plain data, changed in place.

const ALL_REPORTS = (1 << REPORTS_BACK) - 1

export const noDoubts = (): Doubts => ({ metrics: {}, knocked: 0 })

/** Nothing speaks against any sensor, and nothing is waited for. */
export const isClear = ({ metrics, knocked }: Doubts): boolean => {
  for (const _ in metrics) return false
  return knocked === 0
}

/** What is known against a metric, begun where there is nothing yet. */
export function doubtAbout({ metrics }: Doubts, metric: string): Doubt {
  const known = metrics[metric]
  if (known !== undefined) return known
  const fresh: Doubt = { reports: 0 }
  metrics[metric] = fresh
  return fresh
}

/** One more report of each metric that is doubted; whether it measured anything is said next. */
export function countReports({ metrics }: Doubts, values: Values, doubted: readonly string[]): void {
  for (const metric in metrics) {
    const isReported = values[metric] !== undefined || doubted.includes(metric)
    const doubt = metrics[metric] as Doubt
    if (isReported) doubt.reports = (doubt.reports << 1) & ALL_REPORTS
  }
}

/** The latest report of it was no measurement. */
export function blame(doubts: Doubts, metric: string, why: DoubtReason): void {
  const doubt = doubtAbout(doubts, metric)
  doubt.reports |= 1
  doubt.why = why
}

/** Forgets the metrics against which nothing speaks any more. */
export function forgetClear({ metrics }: Doubts): void {
  for (const metric in metrics) {
    const { reports, held, heededAfter, overSince, atEnd, stuck, blind } = metrics[metric] as Doubt
    const isWaiting =
      held !== undefined || heededAfter !== undefined || overSince !== undefined || atEnd !== undefined
    if (reports === 0 && !isWaiting && stuck === undefined && !blind) delete metrics[metric]
  }
}
