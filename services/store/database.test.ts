import { join } from 'node:path'
import t from 'tap'
import { inReadTransaction, inTransaction, openReadOnly, openWritable, withoutSync } from './database.ts'
import { temporaryFolder } from './temporary.ts'

const full = 2
const open = () => openWritable(join(temporaryFolder(), 'a.db'), { bytesMax: 0, lockWaitMsMax: 100 })

t.test('commits wait for the disk, again after one that did not', async t => {
  const db = open()
  const level = () => db.prepare('PRAGMA synchronous').get()?.synchronous
  t.equal(level(), full)
  withoutSync(db, () => t.not(level(), full))
  t.equal(level(), full)
  t.throws(() =>
    withoutSync(db, () => {
      throw new Error('full')
    }),
  )
  t.equal(level(), full)
  db.close()
})

t.test('a transaction that throws leaves nothing and no transaction behind', async t => {
  const db = open()
  db.exec('CREATE TABLE a (x)')
  t.throws(
    () =>
      inTransaction(db, () => {
        db.exec('INSERT INTO a VALUES (1)')
        throw new Error('no')
      }),
    /no/,
  )
  t.equal(db.isTransaction, false)
  t.equal(db.prepare('SELECT count(*) AS n FROM a').get()?.n, 0)
  t.equal(
    inTransaction(db, () => 'done'),
    'done',
  )
  db.close()
})

t.test('a reader sees one moment throughout, and cannot write', async t => {
  const file = join(temporaryFolder(), 'a.db')
  const db = openWritable(file, { bytesMax: 0, lockWaitMsMax: 100 })
  db.exec('CREATE TABLE a (x)')
  const reader = openReadOnly(file, 100)
  const count = () => Number(reader.prepare('SELECT count(*) AS n FROM a').get()?.n)
  inReadTransaction(reader, () => {
    t.equal(count(), 0)
    db.exec('INSERT INTO a VALUES (1)')
    t.equal(count(), 0)
  })
  t.equal(count(), 1)
  t.throws(() => reader.exec('INSERT INTO a VALUES (2)'), /readonly/)
  reader.close()
  db.close()
})

t.test('the database takes no more than it may, to the page', async t => {
  const pages = 10
  const db = openWritable(join(temporaryFolder(), 'a.db'), {
    bytesMax: pages * 4_096 + 4_095,
    lockWaitMsMax: 100,
  })
  db.exec('CREATE TABLE a (x)')
  const add = () => db.prepare('INSERT INTO a VALUES (zeroblob(4000))').run()
  t.throws(() => {
    while (true) add()
  }, /full/)
  t.equal(db.prepare('PRAGMA page_count').get()?.page_count, pages)
  db.close()
})
