import type { DatabaseSync } from 'node:sqlite'
import { type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'
import { inTransaction } from './database.ts'

/**
 * Removes what is older than `keepMs`, counted from the flow's time: a replayed series of another year is not old
 * because of that. A round goes through all devices in bounded steps; a round is due when a fiftieth of the time
 * kept has passed, at most ten minutes.
 */
export function openHistoryRetention(db: DatabaseSync, keepMs: DurationMs) {
  const nextDevice = db.prepare('SELECT min(id) AS id FROM history_device WHERE id > ?')
  const oldRows = db.prepare(`SELECT at, tie FROM history_reading WHERE device = ? AND at < ?
    ORDER BY at, tie LIMIT ?`)
  const remove = db.prepare('DELETE FROM history_reading WHERE device = ? AND (at, tie) <= (?, ?)')
  const everyMs = Math.min(keepMs / 50, 10 * MINUTE)
  let roundAt: Instant = Number.NEGATIVE_INFINITY
  let device: number | undefined

  /** How many it removed of the device that is on; fewer than `rowsMax` when it has no more. */
  function removeSome(rowsMax: number): number {
    const rows = oldRows.all(Number(device), roundAt - keepMs, rowsMax)
    const last = rows.at(-1)
    if (last) remove.run(Number(device), Number(last.at), Number(last.tie))
    return rows.length
  }

  return {
    /** At most `rowsMax` readings; answers whether the round goes on. */
    step(now: Instant, rowsMax: number): boolean {
      if (device === undefined) {
        if (now - roundAt < everyMs) return false
        roundAt = now
        device = 0
      }
      inTransaction(db, () => {
        for (let room = rowsMax; room > 0 && device !== undefined; ) {
          const removed = removeSome(room)
          if (removed < room) device = following(nextDevice.get(device)?.id)
          // A device with nothing to remove costs a look too.
          room -= Math.max(removed, 1)
        }
      })
      return device !== undefined
    },
  }
}

export type HistoryRetention = ReturnType<typeof openHistoryRetention>

const following = (id: unknown): number | undefined => (typeof id === 'number' ? id : undefined)
