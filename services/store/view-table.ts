import type { DatabaseSync } from 'node:sqlite'
import type { SavedView } from './account-store.ts'

/** What people keep of the ways in which they look at the alerts, each for themselves. */
export const viewTables = `
  CREATE TABLE saved_view (username TEXT, id TEXT, place INTEGER NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
    grouping TEXT NOT NULL, PRIMARY KEY (username, id)) WITHOUT ROWID;
`

export function viewWrites(db: DatabaseSync) {
  const save = db.prepare(`INSERT INTO saved_view (username, id, place, name, query, grouping)
    VALUES (:username, :id, (SELECT coalesce(max(place), 0) + 1 FROM saved_view WHERE username = :username),
      :name, :query, :group)
    ON CONFLICT (username, id) DO UPDATE SET name = excluded.name, query = excluded.query,
      grouping = excluded.grouping`)
  const count = db.prepare('SELECT count(*) AS n FROM saved_view WHERE username = ? AND id <> ?')
  const isThere = db.prepare('SELECT 1 FROM person WHERE username = ?')
  const remove = db.prepare('DELETE FROM saved_view WHERE username = ? AND id = ?')
  return {
    saveView(username: string, { id, name, query, group }: SavedView, most: number): boolean {
      // Two that come at once would both find room for one: so it is counted in the transaction that writes.
      if (Number(count.get(username, id)?.n) >= most) return false
      if (isThere.get(username) !== undefined) save.run({ username, id, name, query, group })
      return true
    },
    removeView: (username: string, id: string): boolean => remove.run(username, id).changes > 0,
  }
}

export const viewReads = (db: DatabaseSync) => ({
  views: (username: string): SavedView[] =>
    db
      .prepare('SELECT * FROM saved_view WHERE username = ? ORDER BY place')
      .all(username)
      .map(row => ({
        id: String(row.id),
        name: String(row.name),
        query: String(row.query),
        group: String(row.grouping),
      })),
})
