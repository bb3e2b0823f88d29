import { join } from 'node:path'
import type { Values } from '../../../domain/model/reading.ts'
import { DAY, type DurationMs, type Instant } from '../../../domain/model/time.ts'
import type { Entry } from '../../../journal/journal.ts'
import { packingOf } from '../../../journal/packing.ts'
import type { HistoryPoint } from '../../history.ts'
import { historyReads } from '../../history-reads.ts'
import { temporaryFolder } from '../../temporary.ts'
import { unpackValues } from '../../values-blob.ts'
import { openWriteSession, type WriteSessionOptions } from '../../write-session.ts'
import type { Range } from '../plan.ts'

export interface Report {
  readonly at: Instant
  readonly values: Values
  readonly deviceId?: string
}

/** A history of its own with all that writes it, by hand: for tests. */
export function openDeviceHistory(over: Partial<WriteSessionOptions> = {}) {
  const options = { file: join(temporaryFolder(), 'linli.db'), bytesMax: 0, lockWaitMsMax: 50 }
  const open = () => openWriteSession({ ...options, historyKeepMs: 30 * DAY, ...over })
  let session = open()
  const packing = packingOf([], 1_000)
  const count = (table: string) => Number(session.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)

  return {
    get session() {
      return session
    },
    count,
    /** `now` is the flow's time at which they come in. */
    report(now: Instant, reports: readonly Report[]): void {
      const entries = reports.map(report => entryOf(now, report))
      if (entries.length > 0) session.log.append(packing.packed({ entries, changes: [] }))
      while (session.history.step(100));
    },
    rollUp(now = session.history.place.now, rowsMax = 1_000): void {
      while (session.rollups.step(now, rowsMax));
    },
    /** As after a kill; `projectedUpTo` 0 takes the whole log into the history once more. */
    restart(projectedUpTo?: number): void {
      if (projectedUpTo !== undefined)
        session.db.prepare('UPDATE history_place SET seq = ?').run(projectedUpTo)
      session.db.close()
      session = open()
      while (session.history.step(100));
    },
    series: (
      metric: string,
      range: Range,
      everyMs?: DurationMs,
      deviceId = 'bin-1',
    ): Promise<HistoryPoint[]> =>
      historyReads(session.db).series({
        deviceId,
        metric,
        ...range,
        ...(everyMs !== undefined && { everyMs }),
        limit: 100_000,
      }),
    close: () => session.db.close(),
  }
}

export type DeviceHistory = ReturnType<typeof openDeviceHistory>

const entryOf = (now: Instant, { at, values, deviceId = 'bin-1' }: Report): Entry => ({
  site: 'riverside',
  now,
  input: { type: 'reading', reading: { deviceId, ts: at, values } },
  acceptance: { standing: 'live', at },
})

/** What the stored readings of `bin-1` come to, put together in the plainest way. */
export function plainSeries(
  { session }: DeviceHistory,
  metric: string,
  { from, to }: Range,
  everyMs: DurationMs,
): HistoryPoint[] {
  const windows = new Map<Instant, number[]>()
  const metricId = Number(
    session.db.prepare('SELECT id FROM history_metric WHERE name = ?').get(metric)?.id ?? 0,
  )
  const rows = session.db
    .prepare(`SELECT at, body FROM history_reading WHERE at >= ? AND at < ?
      AND device = (SELECT id FROM history_device WHERE name = 'bin-1') ORDER BY at, tie`)
    .all(from, to)
  for (const { at, body } of rows) {
    const window = Math.floor(Number(at) / everyMs) * everyMs
    unpackValues(body as Uint8Array, (id, value) => {
      if (id === metricId) windows.set(window, [...(windows.get(window) ?? []), Number(value)])
    })
  }
  return [...windows].map(([at, values]) => pointOf(at, values))
}

/** The mean by thousandths: exact for what sensors send. */
const pointOf = (at: Instant, values: readonly number[]): HistoryPoint => ({
  at,
  value: values.reduce((sum, value) => sum + Math.round(value * 1_000), 0) / (1_000 * values.length),
  min: Math.min(...values),
  max: Math.max(...values),
  last: values.at(-1) ?? Number.NaN,
  count: values.length,
})
