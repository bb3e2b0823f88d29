import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { migrate, migrations, versionOf } from './schema.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

const openDatabase = () => new DatabaseSync(':memory:')
const steps = ['CREATE TABLE a (x)', 'ALTER TABLE a ADD COLUMN y; INSERT INTO a VALUES (1, 2)']

t.test('steps are taken once each, from wherever the database stands', async t => {
  const db = openDatabase()
  migrate(db, steps.slice(0, 1))
  t.equal(versionOf(db), 1)
  migrate(db, steps)
  migrate(db, steps)
  t.equal(versionOf(db), 2)
  t.same(
    db
      .prepare('SELECT * FROM a')
      .all()
      .map(row => ({ ...row })),
    [{ x: 1, y: 2 }],
  )
})

t.test('a step that fails leaves the database as it was before it', async t => {
  const db = openDatabase()
  t.throws(
    () => migrate(db, [...steps.slice(0, 1), 'CREATE TABLE b (x); CREATE TABLE a (x)']),
    /already exists/,
  )
  t.equal(versionOf(db), 1)
  t.equal(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'b'").get()?.n, 0)
  migrate(db, steps)
  t.equal(versionOf(db), 2)
})

t.test('a database of a newer version is refused by name and left as it is', async t => {
  const folder = temporaryFolder()
  const storage = await openTemporaryStorage({ folder })
  await storage.close()
  const db = new DatabaseSync(join(folder, 'linli.db'))
  db.exec(`PRAGMA user_version = ${migrations.length + 1}`)
  await t.rejects(openTemporaryStorage({ folder }), {
    code: 'DATA_TOO_NEW',
    message: new RegExp(`version ${migrations.length + 1}.*up to ${migrations.length}`),
  })
  t.equal(versionOf(db), migrations.length + 1)
  db.exec(`PRAGMA user_version = ${migrations.length}`)
  db.close()
  const again = await openTemporaryStorage({ folder })
  await again.close()
})

t.test(
  'how somebody was reached whose account ended before goes with the update, and nobody else’s',
  async t => {
    const db = openDatabase()
    migrate(db, migrations.slice(0, 13))
    db.exec(`INSERT INTO former_person VALUES ('lin', 1);
    INSERT INTO notice_person (person) VALUES ('lin'), ('wang');
    INSERT INTO notice_way VALUES ('lin', 1, 'sms', '138', NULL, NULL), ('wang', 1, 'sms', '139', NULL, NULL);
    INSERT INTO notice VALUES ('a/1', 'a', 's', 'lin', 'raised', 1, 1, 'high', 0, NULL, 1, 1, 'sent', NULL, 2, NULL, NULL, NULL,
      NULL, NULL);
    INSERT INTO notice_attempt VALUES ('a/1', 1, 'sms', 'sms', '138', 1, 0, 2, 'delivered', NULL, 'm-1')`)
    migrate(db)
    const column = (query: string) =>
      db
        .prepare(query)
        .all()
        .map(row => Object.values(row).join())
    t.same(column('SELECT person FROM notice_person'), ['wang'])
    t.same(column('SELECT address FROM notice_way'), ['139'])
    t.same(column('SELECT address, reference FROM notice_attempt'), [','])
  },
)
