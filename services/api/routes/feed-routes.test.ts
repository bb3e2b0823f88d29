import { once } from 'node:events'
import t, { type Test } from 'tap'
import { WebSocket } from 'ws'
import { FeedClient, feedUrl, openFeed, refusedFeed } from '../testing/feed-client.ts'
import { band, raised } from '../testing/samples.ts'
import { signIn, startTestServer } from '../testing/test-server.ts'

async function listening(t: Test, env: Record<string, string> = {}) {
  const server = await startTestServer({ env })
  await server.api.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => server.api.close())
  const token = await signIn(server.api)
  const origin = feedUrl(server.api).replace('ws:', 'http:').replace('/api/feed', '')
  return { ...server, token, origin, url: feedUrl(server.api), bearer: { authorization: `Bearer ${token}` } }
}

t.test('the feed opens for the signed in alone', async t => {
  const { url } = await listening(t)
  t.same(await refusedFeed(url, {}), { status: 401, code: 'NOT_SIGNED_IN' })
  const headers = { authorization: 'Bearer nonsense' }
  t.same(await refusedFeed(url, { headers }), { status: 401, code: 'NOT_SIGNED_IN' })
})

t.test('with a cookie it opens for the server’s own pages alone', async t => {
  const { url, token, origin } = await listening(t)
  const cookie = `linli_session=${token}`
  const refused = { status: 403, code: 'ORIGIN_REFUSED' }
  t.same(await refusedFeed(url, { headers: { cookie } }), refused)
  t.same(await refusedFeed(url, { headers: { cookie, origin: 'https://evil.example' } }), refused)
  const client = new FeedClient(new WebSocket(url, { headers: { cookie, origin } }))
  t.match(await client.next(), { type: 'hello' })
})

t.test('an invalid cursor is refused, a plain request is told what this is', async t => {
  const { api, url, bearer } = await listening(t)
  const invalid = { status: 400, code: 'CURSOR_INVALID' }
  t.same(await refusedFeed(`${url}?after=17`, { headers: bearer }), invalid)
  t.match((await api.inject({ url: '/api/feed', headers: bearer })).json(), { code: 'WEBSOCKET_EXPECTED' })
})

t.test('at the limit of connections the next is refused, until one leaves', async t => {
  const { api, feed, token, url, bearer } = await listening(t, { LINLI_FEED_CONNECTIONS: '2' })
  const clients = [openFeed(api, token), openFeed(api, token)]
  await Promise.all(clients.map(client => client.next()))
  t.same(await refusedFeed(url, { headers: bearer }), { status: 503, code: 'OVERLOADED' })
  clients[0]?.socket.terminate()
  while (feed.size > 1) await new Promise(setImmediate)
  t.match(await openFeed(api, token).next(), { type: 'hello' })
})

t.test('what a client says is not listened to, and a lot of it ends the connection', async t => {
  const { api, token, feed } = await listening(t)
  const client = openFeed(api, token)
  await client.next()
  client.socket.send('x'.repeat(1_024))
  client.socket.ping()
  await once(client.socket, 'pong')
  t.equal(feed.size, 1, 'at the limit')
  client.socket.send('x'.repeat(1_025))
  t.equal(await client.closed, 1009)
})

t.test('an SOS reaches its people even when the look at it cannot be written down', async t => {
  const { api, token, community, accounts, clock, timers } = await listening(t)
  const client = openFeed(api, token)
  await client.next()
  await community.raise(raised('a-1', band))
  await client.events(1)
  t.same(await accounts.looks('band-1', 9), [
    { at: clock.now, username: 'admin', deviceId: 'band-1', what: 'alert', why: 'administrator' },
  ])
  accounts.failLooks = true
  clock.now += 3_600_000
  await community.raise(raised('a-2', band))
  timers.fireOnce()
  t.same((await client.events(1)).ids, ['a-2'])
})
