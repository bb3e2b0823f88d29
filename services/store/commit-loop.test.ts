import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import { DAY } from '../domain/model/time.ts'
import { CommitLoop } from './commit-loop.ts'
import { Room } from './room.ts'
import { temporaryFolder } from './temporary.ts'
import type { Reply, Request } from './thread-message.ts'
import { openWriteSession } from './write-session.ts'

function openLoop() {
  const file = join(temporaryFolder(), 'linli.db')
  const answers: (readonly Reply[])[] = []
  const open = () => openWriteSession({ file, bytesMax: 0, lockWaitMsMax: 50, historyKeepMs: DAY })
  const room = new Room({ file, bytesMax: 0, reserveBytes: 0 })
  const answer = (replies: readonly Reply[]) => answers.push(replies)
  return { loop: new CommitLoop({ open, room, answer, named: error => error }), answers }
}

let id = 0
const request = (op: string, ...args: unknown[]): Request => ({ id: ++id, op, args })
const append = (devices: readonly unknown[] = []): Request =>
  request('append', {
    size: 1,
    entries: Buffer.from('[{}]'),
    changes: null,
    words: [],
    wordsBefore: 0,
    devices,
    rules: [],
  })
/** A device without an id: SQLite refuses it in the middle of the transaction. */
const badAppend = () => append([{ id: null, body: '' }])
const values = (replies: readonly Reply[] | undefined) =>
  replies?.map(reply => ('value' in reply ? reply.value : 'error'))

t.test('what waits together is committed together and answered in its order', async t => {
  const { loop, answers } = openLoop()
  loop.commit(Array.from({ length: 50 }, () => append()))
  t.equal(answers.length, 1, 'one transaction')
  t.same(
    values(answers[0]),
    Array.from({ length: 50 }, (_, i) => i + 1),
  )
  loop.session.db.close()
})

t.test('appends and other writes do not share a transaction, and keep their order', async t => {
  const { loop, answers } = openLoop()
  loop.commit([append(), request('moveCursor', null, 1), append(), append()])
  t.same(answers.map(values), [[1], ['error'], [2, 3]], 'a write that fails refuses no append')
  loop.session.db.close()
})

t.test('one append that fails refuses all of its transaction and all after it, until recovery', async t => {
  const { loop, answers } = openLoop()
  loop.commit([append(), append()])
  loop.commit([append(), badAppend(), append()])
  loop.commit([append()])
  loop.commit([request('moveCursor', 'reader', 2)])
  t.same(answers.map(values), [[1, 2], ['error', 'error', 'error'], ['error'], [undefined]])
  t.match(answers[2], [{ error: { code: 'JOURNAL_FAILED' } }])
  loop.recover()
  loop.commit([append()])
  t.same(values(answers.at(-1)), [3], 'the numbers of what was refused are given again')
  loop.session.db.close()
})

t.test('recovering waits for the disk each time: what it writes is never the same again', async t => {
  const { loop } = openLoop()
  const other = new DatabaseSync(String(loop.session.db.location()), { readOnly: true })
  const version = () => other.prepare('PRAGMA data_version').get()?.data_version
  const seen = [version()]
  for (let i = 0; i < 3; i += 1) {
    loop.commit([badAppend()])
    loop.recover()
    seen.push(version())
  }
  t.equal(new Set(seen).size, 4, 'another connection sees a write each time')
  other.close()
  loop.session.db.close()
})
