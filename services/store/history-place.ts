import type { DatabaseSync } from 'node:sqlite'
import type { Instant } from '../domain/model/time.ts'
import type { Seq } from '../journal/journal.ts'

/** Up to which number of the log the history goes, and the flow's latest time there: what its age is counted from. */
export interface HistoryPlace {
  readonly seq: Seq
  readonly now: Instant
}

export function readHistoryPlace(db: DatabaseSync): HistoryPlace {
  const row = db.prepare('SELECT seq, now FROM history_place').get()
  return { seq: Number(row?.seq ?? 0), now: Number(row?.now ?? 0) }
}
