import type { DatabaseSync } from 'node:sqlite'

/** Names that are written as numbers. One for each table of (id, name). */
export interface Dictionary {
  idOf(name: string): number
  /** What was added since the last commit is not there after all. */
  forget(): void
}

export function openDictionary(db: DatabaseSync, table: 'history_device' | 'history_metric'): Dictionary {
  const find = db.prepare(`SELECT id FROM ${table} WHERE name = ?`)
  const add = db.prepare(`INSERT INTO ${table} (name) VALUES (?)`)
  const known = new Map<string, number>()

  const look = (name: string) => Number(find.get(name)?.id ?? add.run(name).lastInsertRowid)
  return {
    idOf(name) {
      let id = known.get(name)
      if (id === undefined) {
        id = look(name)
        known.set(name, id)
      }
      return id
    },
    forget: () => known.clear(),
  }
}
