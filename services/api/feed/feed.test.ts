import t, { type Test } from 'tap'
import { openFeed } from '../testing/feed-client.ts'
import { raised } from '../testing/samples.ts'
import { signIn, startTestServer, type TestServerOptions } from '../testing/test-server.ts'
import { createCursors } from './cursor.ts'

async function listening(t: Test, options?: TestServerOptions) {
  const server = await startTestServer(options)
  await server.api.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => server.api.close())
  const token = await signIn(server.api)
  return { ...server, token, open: (after?: string) => openFeed(server.api, token, after) }
}

const idsOf = (count: number, from = 1) => Array.from({ length: count }, (_, i) => `a-${from + i}`)

t.test('without a cursor a client hears what happens from now on', async t => {
  const { community, open, timers, feed } = await listening(t)
  await community.raise(raised('before'))
  timers.fireOnce()
  const client = open()
  t.same(await client.next(), { type: 'hello', cursor: feed.cursors.encode(2) })
  await community.raise(raised('after'))
  t.match(await client.next(), {
    type: 'events',
    cursor: feed.cursors.encode(4),
    events: [{ seq: 4, at: '2026-05-01T12:00:00.000Z', alert: { id: 'after' }, event: { type: 'raised' } }],
  })
})

t.test('the first event leaves at once, those close behind travel together', async t => {
  const { community, open, timers } = await listening(t)
  const client = open()
  await client.next()
  for (const id of idsOf(4)) await community.raise(raised(id))
  t.same((await client.events(1)).ids, ['a-1'])
  timers.fireOnce()
  t.match(await client.events(3), { ids: ['a-2', 'a-3', 'a-4'], messages: 1 })
  timers.fireOnce()
  await community.raise(raised('a-5'))
  t.same((await client.events(1)).ids, ['a-5'], 'after a quiet moment, at once again')
})

t.test('a client that comes back with its cursor misses nothing and hears nothing twice', async t => {
  const { community, open, timers, feed } = await listening(t, { env: { LINLI_FEED_RECENT_EVENTS: '10' } })
  await community.raise(raised('a-0'))
  const first = open(feed.cursors.encode(0))
  await first.next()
  const { cursor } = await first.events(1)
  first.socket.close()
  await first.closed
  for (const id of idsOf(450)) await community.raise(raised(id))

  const second = open(cursor)
  t.same(await second.next(), { type: 'hello', cursor })
  const more = (async () => {
    for (const id of idsOf(50, 451)) await community.raise(raised(id))
    timers.fireOnce()
  })()
  const seen = await second.events(500)
  await more
  t.same(seen.ids, idsOf(500), 'from the log, from memory and live, in order, each once')
  t.same(
    seen.seqs,
    [...new Set(seen.seqs)].sort((a, b) => a - b),
  )
})

t.test('a list is a moment ahead of the feed: its cursor waits, and nothing is sent twice', async t => {
  const { feed, journal, open, timers } = await listening(t)
  const entry = { site: 'site-1', now: 0, input: { type: 'tick' } } as const
  const ahead = await journal.append({ entries: [entry], changes: [raised('listed')] })
  const client = open(feed.cursors.encode(ahead.last))
  t.match(await client.next(), { type: 'hello' })
  feed.committed(ahead)
  timers.fireOnce()
  feed.committed(await journal.append({ entries: [entry], changes: [raised('next')] }))
  t.same((await client.events(1)).ids, ['next'])
})

t.test('where a batch was never announced, the clients get it from the log', async t => {
  const { feed, journal, open, timers } = await listening(t)
  const entry = { site: 'site-1', now: 0, input: { type: 'tick' } } as const
  const append = (id: string) => journal.append({ entries: [entry], changes: [raised(id)] })
  const client = open()
  await client.next()
  feed.committed(await append('one'))
  await append('unannounced')
  feed.committed(await append('three'))
  timers.fireOnce()
  t.same((await client.events(3)).ids, ['one', 'unannounced', 'three'])
})

t.test('a cursor that was pruned away, or is of another log, resets the client to the head', async t => {
  const { community, journal, open, timers, feed } = await listening(t, {
    env: { LINLI_FEED_RECENT_EVENTS: '1' },
  })
  for (const id of idsOf(3)) await community.raise(raised(id))
  await journal.prune(4)
  for (const cursor of [feed.cursors.encode(3), feed.cursors.encode(99)]) {
    const client = open(cursor)
    t.same(await client.next(), { type: 'hello', cursor })
    t.same(await client.next(), { type: 'reset', cursor: feed.cursors.encode(await journal.head()) })
    await community.raise(raised('later'))
    timers.fireOnce()
    t.same((await client.events(1)).ids, ['later'], 'and it goes on from there')
  }
  const kept = open(feed.cursors.encode(4))
  await kept.next()
  t.equal((await kept.events(1)).ids[0], 'a-3', 'the oldest cursor that misses nothing is not reset')
})

t.test('a cursor of a log that went another way resets the client, whatever its number', async t => {
  const { community, feed, journal, open } = await listening(t)
  for (const id of idsOf(3)) await community.raise(raised(id))
  const other = createCursors([{ id: 'another', after: 0 }])
  for (const cursor of [other.encode(0), other.encode(2), other.encode(99)]) {
    const client = open(cursor)
    t.same(await client.next(), { type: 'hello', cursor }, 'its own, should it be cut off here')
    t.same(await client.next(), { type: 'reset', cursor: feed.cursors.encode(await journal.head()) })
  }
})

t.test('a quiet client hears its cursor advance at each beat', async t => {
  const { community, open, timers, feed } = await listening(t)
  const client = open()
  await client.next()
  await community.quietCommit()
  timers.fireEvery()
  t.same(await client.next(), { type: 'events', cursor: feed.cursors.encode(1), events: [] })
})

t.test('a client that answers no ping is dropped at the next beat, and counted', async t => {
  const { api, feed, open, timers, tally } = await listening(t)
  const client = open()
  await client.next()
  const ping = new Promise(resolve => client.socket.once('ping', resolve))
  client.socket.pong = () => {}
  timers.fireEvery()
  await ping
  t.equal(feed.size, 1)
  timers.fireEvery()
  t.equal(await client.closed, 1006)
  t.equal(tally.of('feed_closed', 'dead'), 1)
  t.ok(api.server.listening)
})

t.test('a client that does not read is closed with 4008 once its limit is reached', async t => {
  const { community, open, timers, tally } = await listening(t, { env: { LINLI_FEED_BUFFER_BYTES: '1024' } })
  const client = open()
  await client.next()
  client.socket.pause()
  const title = { en: 'x'.repeat(1_000_000), zh: '' }
  for (let n = 0; tally.of('feed_closed', 'too-slow') === 0 && n < 100; n += 1) {
    const change = raised(`a-${n}`)
    await community.raise({ ...change, alert: { ...change.alert, title } })
    timers.fireOnce()
    await new Promise(setImmediate)
  }
  client.socket.resume()
  t.equal(await client.closed, 4008)
  t.equal(tally.of('feed_closed', 'too-slow'), 1)
})

t.test('the end of the session closes its clients with 4003, at once or at the next beat', async t => {
  const { api, accounts, token, open, timers, tally } = await listening(t)
  const other = await signIn(api)
  const [signedOut, untouched] = [open(), openFeed(api, other)]
  await Promise.all([signedOut.next(), untouched.next()])
  await api.inject({ method: 'DELETE', url: '/api/session', headers: { authorization: `Bearer ${token}` } })
  t.equal(await signedOut.closed, 4003)
  t.equal(untouched.socket.readyState, 1)
  accounts.person = async () => undefined
  timers.fireEvery()
  t.equal(await untouched.closed, 4003, 'an account that is gone is noticed too')
  t.equal(tally.of('feed_closed', 'session-ended'), 2)
})

t.test('a server that stops says so', async t => {
  const { api, open } = await listening(t)
  const client = open()
  await client.next()
  await api.close()
  t.equal(await client.closed, 1001)
})
