import type { DatabaseSync } from 'node:sqlite'
import type { SourceId } from '../domain/model/origin.ts'
import type { Source } from '../sources/source.ts'

export const sourceTables = `
  CREATE TABLE source (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
`

export function sourceWrites(db: DatabaseSync) {
  const put = db.prepare('INSERT OR REPLACE INTO source VALUES (?, ?)')
  const drop = db.prepare('DELETE FROM source WHERE id = ?')
  return {
    saveSource: (source: Source) => void put.run(source.id, JSON.stringify(source)),
    removeSource: (id: SourceId) => void drop.run(id),
  }
}

export const sourceReads = (db: DatabaseSync) => ({
  sources: (): Source[] =>
    db
      .prepare('SELECT body FROM source ORDER BY id')
      .all()
      .map(({ body }): Source => JSON.parse(String(body))),
})
