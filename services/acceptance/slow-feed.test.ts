import mqtt from 'mqtt'
import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import type { WireFeedEvent } from '../api/wire/feed.ts'
import { signIn } from './client.ts'

const AT_ONCE = 100
const NOTE = 'x'.repeat(2_000)

t.test('a feed client that does not read costs the others nothing, and resumes without a gap', async t => {
  const server = await startRealServer({
    LINLI_FEED_BUFFER_BYTES: '65536',
    LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
  })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('band', 'wristband')
  const live = [await client.feed(), await client.feed()]
  const slow = await client.feed()
  t.teardown(() => {
    for (const feed of [...live, slow]) feed.close()
  })
  const band = await mqtt.connectAsync(`mqtt://127.0.0.1:${server.mqttPort}`, {
    username: 'band',
    password: token,
    clientId: 'band',
    reconnectPeriod: 0,
  })
  await band.publishAsync('community/demo/wristband/band/telemetry', '{"sos":true}', { qos: 1 })
  await band.endAsync()
  const { alert } = await slow.until(({ event }) => event.type === 'raised')
  slow.pause()

  const comments = async () => {
    const comment = () => client.call('POST', `/api/alerts/${alert.id}/comment`, { note: NOTE })
    await Promise.all(Array.from({ length: AT_ONCE }, comment))
    return AT_ONCE
  }
  const closedAsSlow = async () =>
    (await client.text('/metrics')).text.includes('linli_feed_closed_total{label="too-slow"} 1')
  let count = 0
  while (!(await closedAsSlow())) {
    count += await comments()
    if (count > 20_000) return t.fail('a client was allowed to hold everything')
  }
  slow.resume()
  t.equal(await slow.closed, 4_008)
  count += await comments()

  const last = (event: WireFeedEvent) => event.event.n === count + 1
  const expected = Array.from({ length: count + 1 }, (_, i) => i + 1)
  const numbers = (events: readonly WireFeedEvent[]) => events.map(({ event }) => event.n)
  for (const feed of live) {
    await feed.until(last)
    t.same(numbers(feed.events), expected, 'each, once, in order')
  }
  t.ok(slow.events.length < count, `${slow.events.length} of ${count} had reached the slow one`)
  const resumed = await client.feed(slow.cursor)
  t.teardown(() => resumed.close())
  await resumed.until(last)
  t.same(numbers([...slow.events, ...resumed.events]), expected, 'nothing twice, nothing missed')
})
