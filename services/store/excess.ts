import type { DatabaseSync } from 'node:sqlite'
import type { Excess } from './history-retention.ts'
import type { Room } from './room.ts'
import { usedBytesOf } from './space.ts'

/** Beyond `LINLI_HISTORY_MIB_MAX`, the log that waits counted in; or what the journal lacks to go on. */
export function excessOf(db: DatabaseSync, room: Room, historyBytesMax: number): Excess {
  const usedBytes = usedBytesOf(db)
  const beyond = historyBytesMax > 0 ? Math.max(0, usedBytes - historyBytesMax) : 0
  return { bytes: Math.max(beyond, room.missingBytes(db)), ofBytes: Math.max(1, usedBytes) }
}
