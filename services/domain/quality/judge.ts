import { TOP } from './contributors.ts'
import { FIGURE_IDS, FIGURES, type FigureId, type FigureSpec } from './figure.ts'
import { alarmOf } from './life.ts'
import type { Measured } from './measure.ts'

/** `not-judged`: no standard says a limit, or there is too little to judge by. */
export type Verdict = 'good' | 'bad' | 'not-judged'

export interface Figure {
  readonly id: FigureId
  /** `null` where there was nothing to measure. */
  readonly value: number | null
  readonly limit: number | null
  readonly verdict: Verdict
}

export const judge = (measured: Measured): Figure[] =>
  FIGURE_IDS.map(id => {
    const value = measuredAs[id](measured)
    const limit = limitOf(id, measured)
    return { id, value, limit, verdict: verdictOf(id, value, limit, measured) }
  })

const measuredAs: Readonly<Record<FigureId, (measured: Measured) => number | null>> = {
  'rate-mean': ({ rate }) => rate.mean,
  'rate-peak': ({ rate }) => rate.peak,
  'slots-over-1': ({ rate }) => rate.over1,
  'slots-over-10': ({ rate }) => rate.over10,
  'flood-share': ({ floodShare }) => floodShare,
  chattering: ({ chattering }) => new Set(chattering.map(alarmOf)).size,
  fleeting: ({ fleeting }) => fleeting.length,
  stale: ({ stale }) => stale.peak,
  'top-ten-share': ({ top, ringing }) => share(sum(top.alarms.map(({ count }) => count)), ringing.length),
  'critical-share': ({ priorities, ringing }) => share(priorities.critical, ringing.length),
  'urgent-share': ({ priorities, ringing }) => share(priorities.critical + priorities.high, ringing.length),
  'false-share': ({ causes, closed }) => share(causes['false-alarm'], closed.length),
  'acknowledge-median': ({ acknowledge }) => acknowledge.medianMs,
  'acknowledge-p90': ({ acknowledge }) => acknowledge.p90Ms,
  'resolve-median': ({ resolve }) => resolve.medianMs,
  'resolve-p90': ({ resolve }) => resolve.p90Ms,
}

/** How many times an even spread the ten most frequent may have. */
const UNEVEN_MAX = 2

/** The standard's 5 % is for plants with thousands of alarms: of few, ten have more than that however even they are. */
function limitOf(id: FigureId, { different }: Measured): number | null {
  const { limit } = FIGURES[id]
  if (id !== 'top-ten-share' || limit === null) return limit
  return Math.min(1, Math.max(limit, (UNEVEN_MAX * TOP) / Math.max(1, different)))
}

function verdictOf(
  id: FigureId,
  value: number | null,
  limit: number | null,
  { ringing, closed }: Measured,
): Verdict {
  const { judgedFrom = 0 }: FigureSpec = FIGURES[id]
  const counted = id === 'false-share' ? closed.length : ringing.length
  if (value === null || limit === null || counted < judgedFrom) return 'not-judged'
  return value > limit ? 'bad' : 'good'
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
