import t from 'tap'
import { createCursors } from './cursor.ts'

/** Began, was put back to 100 once, and to 80 later: what happened after 80 on either branch is gone. */
const begun = createCursors([{ id: 'a', after: 0 }])
const restored = createCursors([
  { id: 'a', after: 0 },
  { id: 'b', after: 100 },
])
const restoredAgain = createCursors([
  { id: 'a', after: 0 },
  { id: 'c', after: 80 },
])

t.test('a cursor comes back as the number that it was made of', async t => {
  for (const cursors of [begun, restored]) {
    for (const seq of [0, 1, 99, 100, 101, Number.MAX_SAFE_INTEGER])
      t.same(cursors.decode(cursors.encode(seq)), { seq }, `${seq}`)
  }
})

t.test('a cursor from before the backup is good after the restore, a later one is not', async t => {
  for (const [seq, place] of [
    [0, { seq: 0 }],
    [100, { seq: 100 }],
    [101, 'elsewhere'],
  ] as const)
    t.same(restored.decode(begun.encode(seq)), place, `${seq}`)
})

t.test('numbers that were given twice are told apart', async t => {
  t.same(restored.decode(restored.encode(101)), { seq: 101 })
  t.equal(begun.decode(restored.encode(101)), 'elsewhere', 'by the log that was never restored too')
  t.equal(restoredAgain.decode(restored.encode(101)), 'elsewhere')
  t.equal(restoredAgain.decode(begun.encode(81)), 'elsewhere')
  t.same(
    restoredAgain.decode(restored.encode(80)),
    { seq: 80 },
    'what is older than both is the same in both',
  )
})

t.test('a cursor of the first form, which named no log, may be of any', async t => {
  t.equal(begun.decode(Buffer.from('1:7').toString('base64url')), 'elsewhere')
})

t.test('what was never given is no cursor', async t => {
  const forged = ['2:a:07', '2:a:-1', '2:a:1e3', '2::7', '2:a:', '3:a:7', '7', '2:a:99999999999999999']
  for (const text of forged.map(text => Buffer.from(text).toString('base64url')).concat('', 'x', '=='))
    t.equal(begun.decode(text), 'no-cursor', text)
  t.equal(begun.decode(`${begun.encode(1)}=`), 'no-cursor')
})
