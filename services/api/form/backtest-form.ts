import type { BacktestEpisode, BacktestResult, BacktestState, BacktestStatus } from '../../backtest/desk.ts'
import { notesOn, notesOnReadings } from '../../domain/backtest/notes.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { WireBacktest, WireBacktestEpisode, WireBacktestResult } from '../wire/backtest.ts'

export function backtestForm({ id, request, ...state }: BacktestStatus): WireBacktest {
  const { rule } = request.trial.draft
  return {
    id,
    rule: rule.id,
    by: request.by,
    from: toRfc3339(request.from),
    to: toRfc3339(request.to),
    devices: request.devices.length,
    notes: [...notesOn(rule), ...(state.state === 'done' ? notesOnReadings(state.result.readings) : [])],
    ...stateForm(state),
  }
}

const stateForm = (state: BacktestState) =>
  state.state === 'done' ? { state: state.state, result: resultForm(state.result) } : state

const resultForm = (result: BacktestResult): WireBacktestResult => ({
  ...result,
  days: [...result.days],
  byDevice: [...result.byDevice],
  episodes: result.episodes.map(episodeForm),
  firstReadingAt: result.firstReadingAt === null ? null : toRfc3339(result.firstReadingAt),
})

const episodeForm = ({ alert, endedAt }: BacktestEpisode): WireBacktestEpisode => ({
  deviceId: alert.deviceId,
  site: alert.site,
  zone: alert.zone,
  severity: alert.severity,
  peakSeverity: alert.peakSeverity,
  beganAt: toRfc3339(alert.raisedAt),
  endedAt: endedAt === null ? null : toRfc3339(endedAt),
  occurrences: alert.occurrences,
  sentence: alert.evidence.sentence,
  readings: alert.evidence.readings.map(({ at, values }) => ({ at: toRfc3339(at), values: { ...values } })),
})
