import type { Client } from '../../services/acceptance/client.ts'
import type { WireHistory } from '../../services/api/wire/device.ts'
import { DAY, HOUR, type Instant, toRfc3339 } from '../../services/domain/model/time.ts'
import { quantile } from '../medians.ts'
import { YEAR } from './fill.ts'

export interface Asked {
  readonly client: Client
  readonly deviceIds: readonly string[]
  /** When the year of the readings ends. */
  readonly end: Instant
}

const METRICS = ['fillPercent', 'temperatureC', 'batteryPercent']
const DAYS = YEAR / DAY

/** By a number that runs on: another device and another metric each time, another day. */
export const questions = {
  /** A year of one device's hourly points. */
  year: ({ deviceIds, end }: Asked, n: number) =>
    readings(deviceIds, n, { metric: metricOf(n), every: String(HOUR), ...times(end - YEAR, end) }),
  /** All readings of one device on one day. */
  day: ({ deviceIds, end }: Asked, n: number) => readings(deviceIds, n, times(...dayOf(end, n))),
  /** One metric of them. */
  dayOfOne: ({ deviceIds, end }: Asked, n: number) =>
    readings(deviceIds, n, { metric: metricOf(n), ...times(...dayOf(end, n)) }),
  /** A year in windows that no rollup makes up: what it costs to go through all readings. */
  yearByReadings: ({ deviceIds, end }: Asked, n: number) =>
    readings(deviceIds, n, { metric: metricOf(n), every: String(HOUR - 1_000), ...times(end - YEAR, end) }),
} as const

/** In ms, the 95th percentile of so many questions one after the other; each must have about so many answers. */
export async function p95Ms(
  asked: Asked,
  path: (asked: Asked, n: number) => string,
  { from, count, answers }: { readonly from: number; readonly count: number; readonly answers: number },
): Promise<number> {
  const ms: number[] = []
  for (let n = from; n < from + count; n += 1) {
    const started = performance.now()
    const { status, body } = await asked.client.call('GET', path(asked, n))
    ms.push(performance.now() - started)
    const { points, readings } = body as WireHistory
    const found = (points ?? readings)?.length ?? 0
    if (status !== 200 || Math.abs(found - answers) > 2)
      throw new Error(`${path(asked, n)}: ${status} with ${found} of ${answers} answers`)
  }
  return quantile(
    ms.sort((a, b) => a - b),
    0.95,
  )
}

const readings = (ids: readonly string[], n: number, query: Record<string, string>): string =>
  `/api/devices/${ids[(n * 7) % ids.length]}/readings?${new URLSearchParams({ ...query, limit: '10000' })}`

const metricOf = (n: number): string => METRICS[n % METRICS.length] ?? ''

const dayOf = (end: Instant, n: number): [Instant, Instant] => {
  const from = end - YEAR + ((n * 37) % DAYS) * DAY
  return [from, from + DAY]
}

const times = (from: Instant, to: Instant) => ({ from: toRfc3339(from), to: toRfc3339(to) })
