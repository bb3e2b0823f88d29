import t from 'tap'
import { createCursors } from '../feed/cursor.ts'
import { raised } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { eventList } from '../wire/feed.ts'

t.test('who polls from cursor to cursor gets every event once', async t => {
  const { api, community, feed } = await startTestServer()
  const admin = await asAdmin(api)
  const ask = async (query: string) => eventList.parse((await admin('GET', `/api/events${query}`)).json())
  let { cursor, events } = await ask('')
  t.same(events, [], 'nothing yet')
  const ids = ['a-1', 'a-2', 'a-3', 'a-4', 'a-5']
  for (const id of ids) await community.raise(raised(id))
  await community.quietCommit()
  const seen: string[] = []
  for (const _ of [1, 2, 3]) {
    ;({ cursor, events } = await ask(`?limit=2&after=${cursor}`))
    seen.push(...events.map(({ alert }) => alert.id))
  }
  t.same(seen, ids)
  t.same(
    (await ask('')).events.map(({ alert }) => alert.id),
    ids,
    'without a cursor: from the oldest',
  )
  t.equal(cursor, feed.cursors.encode(11), 'the cursor passes what is nobody’s event')
})

t.test('a cursor that is none, and one that is too old', async t => {
  const { api, community, journal, feed } = await startTestServer()
  const admin = await asAdmin(api)
  for (const id of ['a-1', 'a-2']) await community.raise(raised(id))
  for (const after of ['17', 'x', '', feed.cursors.encode(1).slice(1), `${feed.cursors.encode(1)}=`]) {
    t.match((await admin('GET', `/api/events?after=${after}`)).json(), { code: 'CURSOR_INVALID' }, after)
  }
  await journal.prune(2)
  const codeAt = async (seq: number) =>
    (await admin('GET', `/api/events?after=${feed.cursors.encode(seq)}`)).json().code
  t.equal(await codeAt(1), 'CURSOR_TOO_OLD')
  t.equal(await codeAt(2), undefined, 'the oldest that misses nothing')
  t.equal(await codeAt(4), undefined, 'the head')
  t.equal(await codeAt(5), 'CURSOR_TOO_OLD', 'beyond the log')
  const other = createCursors([{ id: 'another', after: 0 }]).encode(4)
  t.match(
    (await admin('GET', `/api/events?after=${other}`)).json(),
    { code: 'CURSOR_TOO_OLD' },
    'of another log',
  )
})
