import type { DatabaseSync } from 'node:sqlite'
import type { Cause } from '../domain/model/alert.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { MetricValue, Values } from '../domain/model/reading.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import { ByteReader } from '../journal/byte-reader.ts'
import { openReadOnly } from './database.ts'
import { PagePace } from './page-pace.ts'
import { type PastPage, pastPages } from './past-page.ts'
import { numberOf } from './reading-rows.ts'
import type { Range } from './rollups/plan.ts'
import { unpackUpTo } from './values-blob.ts'

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
  const pageAfter = pastPages(db)
  const pace = new PagePace()
  const nameOf = metricNames(db)

  function timedPage(...place: [device: number, at: Instant, tie: number, to: Instant]): PastPage {
    const from = performance.now()
    const page = pageAfter(...place, pace.rows)
    pace.took(performance.now() - from)
    return page
  }

  return {
    *readings(deviceId, { from, to }, metrics, found) {
      const device = numberOf(db, 'history_device', deviceId)
      if (device === undefined) return
      const read = pageReader(nameOf, metrics)
      for (let last = { at: from, tie: -1 }; ; ) {
        const { rows } = pace
        const page = timedPage(device, last.at, last.tie, to)
        read(page, found)
        yield page.times.length
        if (page.times.length < rows) return
        last = page.last
      }
    },
    raised: (deviceId, rule, range) => [...raisedRows(db, deviceId, rule, range)],
    get longestReadMs() {
      return pace.longestMs
    },
    close: () => db.close(),
  }
}

/** Makes the values of each reading, without those that are not looked at. */
function pageReader(nameOf: (id: number) => string, metrics: ReadonlySet<string>) {
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
  return ({ times, lengths, bodies }: PastPage, found: (at: Instant, values: Values) => void) => {
    const reader = new ByteReader(bodies)
    for (let i = 0, end = 0; i < times.length; i++) {
      end += lengths[i] as number
      values = {}
      if (metrics.size > 0) unpackUpTo(reader, end, take)
      found(times[i] as Instant, values)
    }
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
