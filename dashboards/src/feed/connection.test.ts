import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { type WebSocket as Line, WebSocketServer } from 'ws'
import type { WireFeedEvent, WireFeedMessage } from '../../../services/api/wire/feed.ts'
import { sampleAlert } from '../alerts/sample-alert.ts'
import { type FeedOptions, type FeedState, followFeed } from './connection.ts'

const alert = sampleAlert()
const event = {
  alertId: alert.id,
  n: 1,
  at: alert.raisedAt,
  type: 'raised',
  actor: 'system',
  note: null,
} as const
const numbered = (seq: number): WireFeedEvent => ({ seq, at: alert.raisedAt, alert, event })
const tell = (line: Line, message: WireFeedMessage) => line.send(JSON.stringify(message))

/** A server whose lines and the cursors they asked for can be waited for one by one. */
async function feedServer(t: Test) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  t.teardown(() => {
    for (const line of server.clients) line.terminate()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: (cursor: string) => `ws://127.0.0.1:${port}/?after=${cursor}`,
    async next() {
      const [line, request] = (await once(server, 'connection')) as [Line, { url: string }]
      return { line, cursor: new URL(request.url, 'ws://x').searchParams.get('after') }
    },
  }
}

function follow(t: Test, options: Partial<FeedOptions> & Pick<FeedOptions, 'url'>) {
  const seen: number[] = []
  const states: FeedState[] = []
  let wake = () => {}
  const until = async (is: () => boolean) => {
    while (!is()) await new Promise<void>(resolve => (wake = resolve))
  }
  const feed = followFeed({
    cursor: 'c0',
    onEvents: events => {
      seen.push(...events.map(each => each.seq))
      wake()
    },
    onState: state => {
      states.push(state)
      wake()
    },
    onReset: () => {},
    onDoubt: () => {},
    delayMs: () => 0,
    silenceMs: 60_000,
    ...options,
  })
  t.teardown(() => feed.close())
  return { feed, seen, states, until }
}

t.test('it begins at the cursor of the list and resumes at the last cursor it was told', async t => {
  const server = await feedServer(t)
  const first = server.next()
  const { seen, until, states } = follow(t, { url: server.url })
  const one = await first
  t.equal(one.cursor, 'c0')
  tell(one.line, { type: 'hello', cursor: 'c0' })
  tell(one.line, { type: 'events', cursor: 'c7', events: [numbered(6), numbered(7)] })
  await until(() => seen.length === 2)
  tell(one.line, { type: 'events', cursor: 'c9', events: [] })
  const second = server.next()
  one.line.close(1001)
  const two = await second
  t.equal(two.cursor, 'c9', 'an empty message moves the cursor, too')
  tell(two.line, { type: 'events', cursor: 'c12', events: [numbered(12)] })
  await until(() => seen.length === 3)
  t.same(seen, [6, 7, 12])
  t.ok(states.includes('lost'))
  t.equal(states.at(-1), 'live')
})

t.test('a line that is silent for too long is left for a new one', async t => {
  const server = await feedServer(t)
  const first = server.next()
  follow(t, { url: server.url, silenceMs: 20 })
  await first
  t.equal((await server.next()).cursor, 'c0')
})

t.test('changed rights raise a doubt about the session, an ordinary end does not', async t => {
  const server = await feedServer(t)
  let doubts = 0
  const first = server.next()
  follow(t, { url: server.url, onDoubt: () => doubts++ })
  const one = await first
  tell(one.line, { type: 'hello', cursor: 'c0' })
  let next = server.next()
  one.line.close(1001)
  const two = await next
  t.equal(doubts, 0)
  tell(two.line, { type: 'hello', cursor: 'c0' })
  next = server.next()
  two.line.close(4003)
  await next
  t.equal(doubts, 1)
})

t.test('a cursor that is too old has the lists read anew and goes on from the new one', async t => {
  const server = await feedServer(t)
  const first = server.next()
  const reset = new Promise<void>(resolve => follow(t, { url: server.url, onReset: resolve }))
  const one = await first
  tell(one.line, { type: 'reset', cursor: 'c50' })
  await reset
  const next = server.next()
  one.line.close(1001)
  t.equal((await next).cursor, 'c50')
})

t.test('after it is closed it does not come back', async t => {
  const server = await feedServer(t)
  const first = server.next()
  const { feed, states } = follow(t, { url: server.url })
  const { line } = await first
  feed.close()
  await once(line, 'close')
  t.notOk(states.includes('lost'))
})
