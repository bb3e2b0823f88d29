import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { checkLog } from './log-check.ts'
import { temporaryFolder } from './temporary.ts'

const FRAME_BYTES = 24 + 4_096

/** The log of three commits, as a kill leaves it. */
function leftLog(): string {
  const folder = temporaryFolder()
  const db = new DatabaseSync(join(folder, 'x.db'))
  db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (n)')
  for (let n = 0; n < 3; n++) db.prepare('INSERT INTO t VALUES (?)').run(n)
  const log = join(folder, 'log')
  copyFileSync(join(folder, 'x.db-wal'), log)
  db.close()
  return log
}

t.test('a log that was cut short in its last frame has lost no commit', async t => {
  const log = leftLog()
  const whole = readFileSync(log)
  const frames = (whole.length - 32) / FRAME_BYTES
  t.same(checkLog(log), { sort: 'log', wholeFrames: frames, commitsBehindDamage: 0 })
  const torn = whole.subarray(-FRAME_BYTES)
  appendFileSync(log, Buffer.concat([torn.subarray(0, 24), Buffer.alloc(4_096, 7)]))
  t.same(checkLog(log), { sort: 'log', wholeFrames: frames, commitsBehindDamage: 0 })
})

t.test('a log that is damaged before its end has lost the commits behind', async t => {
  const log = leftLog()
  const bytes = readFileSync(log)
  const frames = (bytes.length - 32) / FRAME_BYTES
  bytes[bytes.length - 2 * FRAME_BYTES - 10] = 255
  writeFileSync(log, bytes)
  t.match(checkLog(log), { sort: 'log', wholeFrames: frames - 3, commitsBehindDamage: 2 })
})
