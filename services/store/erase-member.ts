import type { DatabaseSync } from 'node:sqlite'
import { whoseReadings } from '../domain/alerts/of-members.ts'
import type { Alert } from '../domain/model/alert.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { Instant } from '../domain/model/time.ts'
import { PHOTOS_GO } from './picture-table.ts'

const bodiesAStep = 200

interface Times {
  readonly from: Instant
  readonly to: Instant
}

/**
 * In alerts about several that belong to others: what was measured of this one, what was worked out from all, and the photos:
 * nobody can tell whom they show.
 */
export function* erasingMember(db: DatabaseSync, device: DeviceId, times: Times): Generator<void, void> {
  const some = db.prepare(`SELECT rowid AS row, alert, CASE WHEN instr(body, ?) THEN body END AS body
    FROM alert_body WHERE rowid > ? ORDER BY rowid LIMIT ${bodiesAStep}`)
  const put = db.prepare('UPDATE alert_body SET body = ? WHERE alert = ?')
  const photos = db.prepare(PHOTOS_GO)
  const named = `"device":${JSON.stringify(device)}`
  for (let after = -1; ; ) {
    const rows = some.all(named, after)
    const last = rows.at(-1)
    if (last === undefined) return
    for (const { alert, body } of rows) {
      const without = typeof body === 'string' ? withoutMember(JSON.parse(body), device, times) : undefined
      if (without === undefined) continue
      put.run(JSON.stringify(without), String(alert))
      if (photos.run(String(alert)).changes > 0) yield
    }
    after = Number(last.row)
    yield
  }
}

/** Its readings stay in their places, empty: by those it is told whose the others are. */
function withoutMember(alert: Alert, device: DeviceId, { from, to }: Times): Alert | undefined {
  const { evidence } = alert
  if (!evidence.members?.some(member => member.device === device)) return undefined
  const whose = whoseReadings(evidence)
  const isTheirs = (at: Instant, i: number) =>
    at >= from && at < to && (whose === undefined || whose[i] === device)
  if (!evidence.readings.some(({ at }, i) => isTheirs(at, i))) return undefined
  const readings = evidence.readings.map((reading, i) =>
    isTheirs(reading.at, i) ? { ...reading, values: {} } : reading,
  )
  const { kept: _, ...rest } = evidence
  const metrics = rest.metrics.filter(metric => readings.some(({ values }) => metric in values))
  return {
    ...alert,
    evidence: { ...rest, sentence: alert.title, metrics, thresholds: [], readings, settings: {} },
  }
}
