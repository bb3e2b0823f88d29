import type {
  BacktestEpisode,
  BacktestResult,
  BacktestState,
  BacktestStatus,
  BusyHour,
} from '../../backtest/desk.ts'
import { notesOn, notesOnReadings } from '../../domain/backtest/notes.ts'
import type { DeviceId } from '../../domain/model/device.ts'
import type { Values } from '../../domain/model/reading.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { Consents } from '../people/consents.ts'
import type { WireBacktest, WireBacktestEpisode, WireBacktestResult } from '../wire/backtest.ts'

/** Of the readings as much as whoever wears the band agreed to. */
type Shown = Pick<Consents, 'shown'>

export function backtestForm({ id, request, ...state }: BacktestStatus, consents: Shown): WireBacktest {
  const { rule } = request.trial.draft
  const tried = new Map(request.devices.map(({ device }) => [device.id, device]))
  const shown: ShownOf = (id, values) => {
    const device = tried.get(id)
    return device === undefined ? {} : consents.shown(device, values)
  }
  return {
    id,
    rule: rule.id,
    by: request.by,
    from: toRfc3339(request.from),
    to: toRfc3339(request.to),
    devices: request.devices.length,
    notes: [...notesOn(rule), ...(state.state === 'done' ? notesOnReadings(state.result.readings) : [])],
    ...stateForm(state, shown),
  }
}

type ShownOf = (device: DeviceId, values: Values) => Values

const stateForm = (state: BacktestState, shown: ShownOf) =>
  state.state === 'done' ? { state: state.state, result: resultForm(state.result, shown) } : state

const resultForm = (result: BacktestResult, shown: ShownOf): WireBacktestResult => ({
  ...result,
  days: [...result.days],
  byDevice: [...result.byDevice],
  episodes: result.episodes.map(episode => episodeForm(episode, shown)),
  presentEpisodes: result.presentEpisodes.map(({ alert, endedAt }) => ({
    deviceId: alert.deviceId,
    peakSeverity: alert.peakSeverity,
    beganAt: toRfc3339(alert.raisedAt),
    endedAt: endedAt === null ? null : toRfc3339(endedAt),
  })),
  busiest: { fired: hourForm(result.busiest.fired), present: hourForm(result.busiest.present) },
  firstReadingAt: result.firstReadingAt === null ? null : toRfc3339(result.firstReadingAt),
})

const hourForm = (hour: BusyHour | null) => hour && { at: toRfc3339(hour.at), count: hour.count }

const episodeForm = ({ alert, endedAt }: BacktestEpisode, shown: ShownOf): WireBacktestEpisode => ({
  deviceId: alert.deviceId,
  site: alert.site,
  zone: alert.zone,
  severity: alert.severity,
  peakSeverity: alert.peakSeverity,
  beganAt: toRfc3339(alert.raisedAt),
  endedAt: endedAt === null ? null : toRfc3339(endedAt),
  occurrences: alert.occurrences,
  sentence: alert.evidence.sentence,
  readings: alert.evidence.readings.map(({ at, values }) => ({
    at: toRfc3339(at),
    values: { ...shown(alert.deviceId, values) },
  })),
})
