import type { Alert } from '../../domain/model/alert.ts'
import type { Device } from '../../domain/model/device.ts'
import { NEWS2_PARAMETERS, type News2Parameter } from '../../domain/model/news2.ts'
import { type DurationMs, HOUR, type Instant, MINUTE } from '../../domain/model/time.ts'
import type { Measured } from '../../domain/rules/vitals-at.ts'
import type { History } from '../../store/history.ts'

/** How old a value may be where the alert's own rule does not say it: as the score has it by default. */
const FRESH_MS: Readonly<Record<News2Parameter, readonly [setting: string, usualMs: DurationMs]>> = {
  respirationPerMin: ['pulseFreshMs', 15 * MINUTE],
  spo2Percent: ['pulseFreshMs', 15 * MINUTE],
  heartRateBpm: ['pulseFreshMs', 15 * MINUTE],
  systolicMmHg: ['pressureFreshMs', 4 * HOUR],
  bodyTemperatureC: ['pressureFreshMs', 4 * HOUR],
  onOxygen: ['stateFreshMs', 12 * HOUR],
  consciousness: ['stateFreshMs', 12 * HOUR],
}

/** A band that reports every ten seconds does so this often in an hour: more is not looked through. */
const POINTS_MAX = 5_000

export interface VitalsAsk {
  readonly alert: Alert
  /** Whose past may be looked at; the evidence alone where absent. */
  readonly device: Device | undefined
  readonly from: Instant
  readonly isShown: (metric: News2Parameter) => boolean
}

/** The last of each parameter that was known when the alert was raised, and not too old by then. */
export async function vitalsBefore(history: Pick<History, 'series'>, ask: VitalsAsk) {
  const found: Partial<Record<News2Parameter, Measured>> = {}
  for (const parameter of NEWS2_PARAMETERS.filter(ask.isShown)) {
    const measured = inEvidence(ask.alert, parameter) ?? (await inHistory(history, ask, parameter))
    if (measured !== undefined) found[parameter] = measured
  }
  return found
}

const freshMs = ({ evidence }: Alert, parameter: News2Parameter): DurationMs => {
  const [setting, usualMs] = FRESH_MS[parameter]
  return evidence.settings[setting] ?? usualMs
}

function inEvidence(alert: Alert, parameter: News2Parameter): Measured | undefined {
  const from = alert.raisedAt - freshMs(alert, parameter)
  const reading = alert.evidence.readings.findLast(
    ({ at, values }) => at >= from && at <= alert.raisedAt && values[parameter] !== undefined,
  )
  const value = reading?.values[parameter]
  return reading === undefined || value === undefined ? undefined : { value, at: reading.at }
}

/** A little while first: most bands report most of it all the time. */
async function inHistory(
  history: Pick<History, 'series'>,
  { alert, device, from }: VitalsAsk,
  metric: News2Parameter,
): Promise<Measured | undefined> {
  const longest = freshMs(alert, metric)
  for (const backMs of new Set([Math.min(longest, 15 * MINUTE), longest])) {
    const range = { from: Math.max(alert.raisedAt - backMs, from), to: alert.raisedAt + 1 }
    if (device === undefined || range.from >= range.to) return undefined
    const last = (await history.series({ device, metric, ...range, limit: POINTS_MAX })).at(-1)
    if (last !== undefined) return { value: last.last ?? last.value, at: last.at }
  }
  return undefined
}
