import type { DatabaseSync } from 'node:sqlite'
import { DAY, type DurationMs, type Instant } from '../domain/model/time.ts'
import { inTransaction } from './database.ts'
import { personalDevices } from './personal-devices.ts'
import { finestFirst, spanOf } from './rollups/levels.ts'

export interface VitalsRetentionOptions {
  readonly db: DatabaseSync
  readonly keepMs: DurationMs
}

/** Removes, once a day, what readings of persons came to when it is older than vital signs are kept, whatever its level. */
export function openVitalsRetention({ db, keepMs }: VitalsRetentionOptions) {
  const isPersonal = personalDevices(db)
  const devices = db.prepare('SELECT id FROM history_device ORDER BY id')
  const metrics = db.prepare('SELECT id FROM history_metric')
  const remove = db.prepare(
    'DELETE FROM history_rollup WHERE level = ? AND device = ? AND metric = ? AND span < ?',
  )
  let roundAt: Instant = Number.NEGATIVE_INFINITY
  let round: Generator<void, void> | undefined

  /** A metric of a device a piece. */
  function* piecesBefore(before: Instant): Generator<void, void> {
    for (const { id: device } of devices.all()) {
      if (!isPersonal(Number(device))) continue
      for (const { id: metric } of metrics.all()) {
        for (const level of finestFirst)
          remove.run(level.id, Number(device), Number(metric), spanOf(level, before))
        yield
      }
    }
  }

  return {
    /** By the flow's time. Answers whether there is more to do now. */
    step(now: Instant): boolean {
      if (round === undefined && now - roundAt < DAY) return false
      roundAt = round === undefined ? now : roundAt
      round ??= piecesBefore(now - keepMs)
      const current = round
      if (inTransaction(db, () => current.next().done === true)) round = undefined
      return round !== undefined
    },
  }
}
