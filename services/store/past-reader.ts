import type { DatabaseSync } from 'node:sqlite'
import type { Cause } from '../domain/model/alert.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { MetricValue, Values } from '../domain/model/reading.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import { openReadOnly } from './database.ts'
import { PagePace } from './page-pace.ts'
import { numberOf } from './reading-rows.ts'
import type { Range } from './rollups/plan.ts'
import { unpackValues } from './values-blob.ts'

/** An alert as it was raised, no more of it than when and what it was in the end. */
export interface RaisedAlert {
  readonly raisedAt: Instant
  readonly endedAt: Instant | null
  readonly cause: Cause | null
}

/** What is known of the past, device by device, for a process of its own. Each page is a short read transaction. */
export interface PastReader {
  /**
   * Calls `found` with each reading of the device, oldest first, with those of its values that are among `metrics`;
   * yields after each page with how many there were.
   */
  readings(
    deviceId: DeviceId,
    range: Range,
    metrics: ReadonlySet<string>,
    found: (at: Instant, values: Values) => void,
  ): Generator<number>
  /** What the rule raised of the device within the range, oldest first. */
  raised(deviceId: DeviceId, rule: string, range: Range): RaisedAlert[]
  /** The longest read so far. */
  readonly longestReadMs: DurationMs
  close(): void
}

export function openPastReader(file: string, lockWaitMsMax: DurationMs): PastReader {
  const db = openReadOnly(file, lockWaitMsMax)
  const page = db.prepare(`SELECT at, tie, body FROM history_reading
    WHERE device = ? AND (at, tie) > (?, ?) AND at < ? ORDER BY at, tie LIMIT ?`)
  page.setReturnArrays(true) // a third of the time of a row is making an object of it
  const pace = new PagePace()
  const nameOf = metricNames(db)

  function pageAfter(device: number, at: Instant, tie: number, to: Instant, rows: number): Row[] {
    const from = performance.now()
    const found = page.all(device, at, tie, to, rows) as unknown as Row[]
    pace.took(performance.now() - from)
    return found
  }

  return {
    *readings(deviceId, { from, to }, metrics, found) {
      const device = numberOf(db, 'history_device', deviceId)
      if (device === undefined) return
      const valuesOf = valuesReader(nameOf, metrics)
      let [at, tie] = [from, -1]
      while (true) {
        const { rows } = pace
        const all = pageAfter(device, at, tie, to, rows)
        for (const row of all) found(row[0], valuesOf(row[2]))
        yield all.length
        const end = all.at(-1)
        if (end === undefined || all.length < rows) return
        ;[at, tie] = end
      }
    },
    raised: (deviceId, rule, range) => [...raisedRows(db, deviceId, rule, range)],
    get longestReadMs() {
      return pace.longestMs
    },
    close: () => db.close(),
  }
}

type Row = [at: Instant, tie: number, body: Uint8Array]

/** Makes the values of a reading, without those that are not looked at. */
function valuesReader(nameOf: (id: number) => string, metrics: ReadonlySet<string>) {
  const wanted = new Map<number, string | undefined>()
  let values: Record<string, MetricValue> = {}
  const take = (id: number, value: MetricValue) => {
    let name = wanted.get(id)
    if (name === undefined && !wanted.has(id)) {
      name = metrics.has(nameOf(id)) ? nameOf(id) : undefined
      wanted.set(id, name)
    }
    if (name !== undefined) values[name] = value
  }
  return (body: Uint8Array): Values => {
    values = {}
    if (metrics.size > 0) unpackValues(body, take)
    return values
  }
}

function metricNames(db: DatabaseSync): (id: number) => string {
  const find = db.prepare('SELECT name FROM history_metric WHERE id = ?')
  return id => String(find.get(id)?.name)
}

/** An alert is some KiB, of which little is wanted. */
const ALERTS_A_READ = 200

function* raisedRows(
  db: DatabaseSync,
  deviceId: DeviceId,
  rule: string,
  { from, to }: Range,
): Generator<RaisedAlert> {
  const page = db.prepare(`SELECT raised_at AS raisedAt, raised_seq AS seq,
      json_extract(body, '$.clearedAt') AS endedAt, json_extract(body, '$.cause') AS cause
    FROM alert JOIN alert_body ON alert_body.alert = alert.id
    WHERE device = ? AND (raised_at, raised_seq) > (?, ?) AND raised_at < ?
      AND json_extract(body, '$.rule') = ? ORDER BY raised_at, raised_seq LIMIT ${ALERTS_A_READ}`)
  let last = { raisedAt: from, seq: -1 }
  while (true) {
    const found = page.all(deviceId, last.raisedAt, last.seq, to, rule) as unknown as (RaisedAlert &
      typeof last)[]
    for (const { raisedAt, endedAt, cause } of found) yield { raisedAt, endedAt, cause }
    const end = found.at(-1)
    if (end === undefined || found.length < ALERTS_A_READ) return
    last = end
  }
}
