import type { DatabaseSync } from 'node:sqlite'
import type { DurationMs } from '../domain/model/time.ts'
import { inTransaction } from './database.ts'
import { PHOTOS_GO } from './picture-table.ts'

export interface AlertRetentionOptions {
  readonly db: DatabaseSync
  readonly keepMs: DurationMs
}

/**
 * Removes alerts that ended, with their history and photos, when nothing was done about them for longer than they are kept, counted
 * from the alert that was raised last. One that is still so stays, however old it is.
 */
export function openAlertRetention({ db, keepMs }: AlertRetentionOptions) {
  const newest = db.prepare('SELECT max(raised_at) AS at FROM alert')
  const old = db.prepare(`SELECT id FROM alert WHERE raised_at < :before AND updated_at < :before
    AND (condition = 'cleared' OR handling = 'resolved') ORDER BY raised_at, raised_seq LIMIT :max`)
  const removePhotos = db.prepare(PHOTOS_GO)
  const remove = [
    'DELETE FROM alert_event WHERE alert = ?',
    'DELETE FROM alert_body WHERE alert = ?',
    'DELETE FROM resident_case WHERE alert = ?',
    'DELETE FROM alert WHERE id = ?',
  ].map(sql => db.prepare(sql))
  /** Of the last look at it: nothing is old that was not, before one is raised. */
  let looked: unknown

  return {
    /** At most so many; answers whether there is more to do now. */
    step(alertsMax: number): boolean {
      const at = newest.get()?.at
      if (typeof at !== 'number' || at === looked) return false
      const found = old.all({ before: at - keepMs, max: alertsMax })
      const removed = found.length === 0 ? 0 : inTransaction(db, () => removeSome(found))
      const isDone = removed === found.length && found.length < alertsMax
      if (isDone) looked = at
      return !isDone
    },
  }

  /** Up to the first with photos: those are megabytes, and a commit waits meanwhile. */
  function removeSome(found: readonly Record<string, unknown>[]): number {
    for (const [i, { id }] of found.entries()) {
      for (const statement of remove) statement.run(String(id))
      if (removePhotos.run(String(id)).changes > 0) return i + 1
    }
    return found.length
  }
}
