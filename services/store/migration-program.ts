import { DatabaseSync } from 'node:sqlite'
import { migrate, migrations } from './schema.ts'

/** A second step that takes seconds, for `migration.test.ts` to kill it in the middle of. */
export const longStep = `CREATE TABLE long (n INTEGER PRIMARY KEY, words TEXT);
  WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 1000000)
  INSERT INTO long SELECT n, 'row ' || n FROM count`

if (process.argv[2] !== undefined) {
  const db = new DatabaseSync(process.argv[2])
  migrate(db, [String(migrations[0]), longStep])
  process.stdout.write('done\n')
}
