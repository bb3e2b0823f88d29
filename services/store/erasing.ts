import type { DatabaseSync } from 'node:sqlite'
import type { Alert, AlertEvent } from '../domain/model/alert.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Step } from './background.ts'
import { cutLog } from './checkpoints.ts'
import { inTransaction } from './database.ts'
import { erasingMember } from './erase-member.ts'
import type { Erasure, Wearing } from './people.ts'
import { PHOTOS_GO } from './picture-table.ts'
import { numberOf } from './reading-rows.ts'
import { erasingRollups } from './rollups/erase-span.ts'
import type { WriteSession } from './write-session.ts'

/** Of a step: a millisecond or two, which is what a commit waits for it at the most. */
const readingsAStep = 500
const alertsAStep = 50
const cutsMax = 20

/**
 * Erases what is kept of somebody, a bounded piece a step: readings, what they came to, what alerts say and show of them, and
 * last the file, with a mark that it is done here. Begun anew it does what is left. What is erased is overwritten, not only
 * let go of.
 */
export function erasing(session: () => WriteSession, erasure: Erasure): Step {
  let pieces: Generator<void, void> | undefined
  let of: DatabaseSync | undefined
  let cuts = 0
  return () => {
    const { db, forgetRead } = session()
    // After a failed commit there is another connection: from the beginning, on that.
    if (pieces === undefined || of !== db) pieces = piecesOf(db, erasure)
    of = db
    const current = pieces
    db.exec('PRAGMA secure_delete = ON')
    try {
      const isLeft = inTransaction(db, () => current.next().done !== true)
      // Until then it stands in the write-ahead log. Whoever reads for long (a backup) is not waited for.
      return isLeft || (!cutLog(db) && ++cuts < cutsMax)
    } catch (error) {
      pieces = undefined
      throw error
    } finally {
      // Nobody rolls up what was read of it before.
      forgetRead()
      if (db.isOpen) db.exec('PRAGMA secure_delete = OFF')
    }
  }
}

function* piecesOf(db: DatabaseSync, erasure: Erasure): Generator<void, void> {
  for (const wearing of erasure.wearings) {
    const range = { from: wearing.since, to: wearing.until ?? erasure.at + 1 }
    const device = numberOf(db, 'history_device', wearing.device)
    if (device !== undefined) {
      yield* readings(db, device, range)
      yield* erasingRollups(db, device, range)
    }
    yield* alerts(db, wearing, range)
    db.prepare('DELETE FROM device_order WHERE device = ? AND at >= ? AND at < ?').run(
      ...[wearing.device, range.from, range.to],
    )
    yield* erasingMember(db, wearing.device, range)
  }
  db.prepare('DELETE FROM wearer WHERE id = ?').run(erasure.wearer)
  db.prepare('DELETE FROM wearing WHERE wearer = ?').run(erasure.wearer)
  db.prepare('INSERT OR REPLACE INTO erased VALUES (?, ?, ?)').run(
    ...[erasure.wearer, erasure.at, JSON.stringify(erasure)],
  )
}

interface Range {
  readonly from: Instant
  readonly to: Instant
}

function* readings(db: DatabaseSync, device: number, { from, to }: Range): Generator<void, void> {
  const some = db.prepare(`SELECT at, tie FROM history_reading WHERE device = ? AND at >= ? AND at < ?
    ORDER BY at, tie LIMIT ?`)
  const remove = db.prepare(
    'DELETE FROM history_reading WHERE device = ? AND at >= ? AND (at, tie) <= (?, ?)',
  )
  for (;;) {
    const last = some.all(device, from, to, readingsAStep).at(-1)
    if (last === undefined) return
    remove.run(device, from, Number(last.at), Number(last.tie))
    yield
  }
}

function* alerts(db: DatabaseSync, { device }: Wearing, { from, to }: Range): Generator<void, void> {
  const ids = db
    .prepare('SELECT id FROM alert WHERE device = ? AND raised_at >= ? AND raised_at < ?')
    .all(device, from, to)
    .map(({ id }) => String(id))
  const body = db.prepare('SELECT body FROM alert_body WHERE alert = ?')
  const put = db.prepare('UPDATE alert_body SET body = ? WHERE alert = ?')
  const photos = db.prepare(PHOTOS_GO)
  const events = db.prepare('SELECT seq, body FROM alert_event WHERE alert = ?')
  const putEvent = db.prepare('UPDATE alert_event SET body = ? WHERE alert = ? AND seq = ?')
  for (const [i, id] of ids.entries()) {
    const alert = body.get(id)?.body
    if (typeof alert === 'string') put.run(JSON.stringify(withoutPerson(JSON.parse(alert))), id)
    for (const { seq, body } of events.all(id)) {
      const event: AlertEvent = JSON.parse(String(body))
      putEvent.run(JSON.stringify({ ...event, note: null, photo: undefined }), id, Number(seq))
    }
    // A photo takes as long as many alerts.
    if (photos.run(id).changes > 0 || i % alertsAStep === 0) yield
  }
}

/** That something was raised, and what was done about it; not by what. */
function withoutPerson(alert: Alert): Alert {
  const nothing = { metrics: [], thresholds: [], readings: [], settings: {} }
  return { ...alert, evidence: { sentence: alert.title, ...nothing } }
}
