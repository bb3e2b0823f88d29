import { DatabaseSync } from 'node:sqlite'
import { migrate } from '../schema.ts'

let empty: Uint8Array | undefined

/** A database of its own with the tables of today, in memory: the way to them is gone once for each process. */
export function memoryTables(): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  if (empty === undefined) {
    migrate(db)
    empty = db.serialize()
  } else db.deserialize(empty)
  return db
}
