import t from 'tap'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import type { WireFeedEvent } from '../api/wire/feed.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'

/** Many, as each command reads the whole history of its alert. */
const ALERTS = 50
const NOTE = 'x'.repeat(2_000)

async function callForHelp(server: RealServer, client: Client, id: string): Promise<void> {
  const password = await client.addDevice(id, 'wristband')
  const band = await signInDevice(server, id, password)
  await band.publishAsync(`community/demo/wristband/${id}/telemetry`, '{"sos":true}', { qos: 1 })
  await band.endAsync()
}

t.test('a feed client that does not read costs the others nothing, and resumes without a gap', async t => {
  const server = await startRealServer({
    LINLI_FEED_BUFFER_BYTES: '65536',
    LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
  })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const live = [await client.feed(), await client.feed()]
  const slow = await client.feed()
  t.teardown(() => {
    for (const feed of [...live, slow]) feed.close()
  })
  for (let i = 0; i < ALERTS; i++) await callForHelp(server, client, `band-${i}`)
  await slow.until(({ alert }) => alert.deviceId === `band-${ALERTS - 1}`)
  const ids = slow.events.map(({ alert }) => alert.id)
  slow.pause()

  let rounds = 0
  async function commentOnEach(): Promise<void> {
    rounds += 1
    await Promise.all(ids.map(id => client.call('POST', `/api/alerts/${id}/comment`, { note: NOTE })))
  }
  while (!(await client.text('/metrics')).text.includes('linli_feed_closed_total{label="too-slow"} 1')) {
    await commentOnEach()
    if (rounds > 400) return t.fail('a client was allowed to hold everything')
  }
  slow.resume()
  t.equal(await slow.closed, 4_008)
  await commentOnEach()

  const all = ids.flatMap(id => Array.from({ length: rounds + 1 }, (_, i) => `${id} ${i + 1}`)).sort()
  function checkWhole(who: string, events: readonly WireFeedEvent[]): void {
    const seqs = events.map(({ seq }) => seq)
    t.same(
      seqs,
      seqs.toSorted((a, b) => a - b),
      `${who}: in order`,
    )
    t.same(events.map(({ event }) => `${event.alertId} ${event.n}`).sort(), all, `${who}: each, once`)
  }
  for (const feed of live) {
    await feed.untilCount(all.length)
    checkWhole('a live client', feed.events)
  }
  t.ok(slow.events.length < all.length, `${slow.events.length} of ${all.length} had reached the slow one`)
  const resumed = await client.feed(slow.cursor)
  t.teardown(() => resumed.close())
  await resumed.untilCount(all.length - slow.events.length)
  checkWhole('the slow client and its second connection', [...slow.events, ...resumed.events])
})
