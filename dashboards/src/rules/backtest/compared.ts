import type { WireBacktestResult } from '../../../../services/api/wire/backtest.ts'
import type { Severity } from '../definition.ts'

/** One alert that a rule would have raised. */
export interface Span {
  readonly deviceId: string
  readonly severity: Severity
  readonly from: number
  /** The end of what was looked at where it was not over. */
  readonly to: number
  /** The other rule would have raised nothing at that time. */
  readonly isAlone: boolean
}

export interface Lane {
  readonly deviceId: string
  readonly now: readonly Span[]
  readonly after: readonly Span[]
}

export interface Compared {
  /** A device each, those where most changes first. */
  readonly lanes: readonly Lane[]
  /** Of those that are told one by one. */
  readonly gone: number
  readonly added: number
  /** There were more than are told one by one. */
  readonly isCut: boolean
}

/** The rule as it stands beside the draft, device by device. */
export function compared(result: WireBacktestResult, end: number): Compared {
  // Where nothing was changed, what was tried is the rule as it stands.
  const before = result.present === null ? [] : result.presentEpisodes.map(spanOf(end))
  const after = result.episodes.map(spanOf(end))
  const now = before.map(span => ({ ...span, isAlone: !after.some(other => meets(span, other)) }))
  const then = after.map(span => ({ ...span, isAlone: !before.some(other => meets(span, other)) }))
  const ids = [...new Set([...now, ...then].map(({ deviceId }) => deviceId))]
  const lanes = ids.map(deviceId => ({
    deviceId,
    now: now.filter(span => span.deviceId === deviceId),
    after: then.filter(span => span.deviceId === deviceId),
  }))
  return {
    lanes: lanes.sort((a, b) => weight(b) - weight(a)),
    gone: now.filter(({ isAlone }) => isAlone).length,
    added: result.present === null ? 0 : then.filter(({ isAlone }) => isAlone).length,
    isCut: (result.present?.count ?? 0) > before.length || result.fired.count > after.length,
  }
}

type Told = Pick<WireBacktestResult['episodes'][number], 'deviceId' | 'peakSeverity' | 'beganAt' | 'endedAt'>

const spanOf =
  (end: number) =>
  ({ deviceId, peakSeverity, beganAt, endedAt }: Told): Span => ({
    deviceId,
    severity: peakSeverity,
    from: Date.parse(beganAt),
    to: endedAt === null ? end : Date.parse(endedAt),
    isAlone: false,
  })

const meets = (a: Span, b: Span): boolean => a.deviceId === b.deviceId && a.from <= b.to && b.from <= a.to

const weight = ({ now, after }: Lane): number =>
  1_000 * Math.abs(now.length - after.length) + now.length + after.length
