import t from 'tap'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { type Flood, median, startFlood } from './flood.ts'

const topicOf = (kind: string, id: string) => `community/demo/${kind}/${id}/telemetry`

interface Bins {
  readonly bins: number
  readonly connectionsEach: number
  readonly window: number
}

/** Bins that flood, each over as many connections. */
async function floodingBins(server: RealServer, client: Client, { bins, connectionsEach, window }: Bins) {
  const tokens: Record<string, string> = {}
  const floods: Promise<Flood>[] = []
  for (let i = 0; i < bins * connectionsEach; i++) {
    const bin = `bin-${i % bins}`
    tokens[bin] ??= await client.addDevice(bin, 'smart-bin')
    floods.push(
      startFlood({
        port: server.mqttPort,
        device: bin,
        clientId: `${bin}-${i}`,
        token: tokens[bin],
        topic: topicOf('smart-bin', bin),
        window,
      }),
    )
  }
  return Promise.all(floods)
}

/** Resolves when each of them has got so many acknowledgements more. */
const acknowledgedMore = (floods: readonly Flood[], each: number) =>
  Promise.all(floods.map(flood => flood.until(flood.acknowledged + each)))

t.test('a call for help reaches the feed before the flood gets its acknowledgements', async t => {
  const server = await startRealServer({
    // Nothing but the room for all holds the bins back, and it is soon full.
    LINLI_MQTT_MESSAGES_PER_SECOND: '1000000',
    LINLI_MQTT_BURST: '1000000',
    LINLI_MQTT_IN_FLIGHT: '100',
    LINLI_MQTT_COMMITTING: '50',
    LINLI_MQTT_CONNECTIONS_PER_DEVICE: '1000',
  })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const bandToken = await client.addDevice('band', 'wristband')
  const feed = await client.feed()
  t.teardown(() => feed.close())
  const band = await signInDevice(server, 'band', bandToken)
  t.teardown(() => band.end(true))
  const floods = await floodingBins(server, client, { bins: 3, connectionsEach: 150, window: 1 })
  const stopFloods = () => {
    for (const flood of floods) flood.stop()
  }
  t.teardown(stopFloods)
  await acknowledgedMore(floods, 3)

  const tookMs: number[] = []
  for (let press = 1; press <= 9; press++) {
    const seen = new Set(feed.events.map(({ seq }) => seq))
    const sentAtMs = performance.now()
    const answered = band.publishAsync(topicOf('wristband', 'band'), JSON.stringify({ sos: true }), {
      qos: 1,
    })
    const shown = await feed.until(({ seq, event }) => event.type === 'raised' && !seen.has(seq))
    tookMs.push(shown.receivedAtMs - sentAtMs)
    await answered
    const { id, version } = shown.alert
    t.equal((await client.call('POST', `/api/alerts/${id}/resolve`, { version })).status, 200)
    await band.publishAsync(topicOf('wristband', 'band'), JSON.stringify({ sos: false }), { qos: 1 })
  }
  const floodMs = median(floods.flatMap(({ latenciesMs }) => latenciesMs.slice(-2_000)))
  const sosMs = median(tookMs)
  t.comment(`an SOS is shown after ${sosMs.toFixed(1)} ms, the flood waits ${floodMs.toFixed(1)} ms`)
  stopFloods()
  t.ok(sosMs * 2 < floodMs, `${sosMs} ms against ${floodMs} ms`)
})

t.test('a device that floods is limited alone: the others are answered as before', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const quietToken = await client.addDevice('quiet', 'smart-bin')
  const quiet = await signInDevice(server, 'quiet', quietToken)
  t.teardown(() => quiet.end(true))
  let fill = 0
  async function answered(count: number): Promise<number> {
    const tookMs: number[] = []
    for (let i = 0; i < count; i++) {
      const sentAtMs = performance.now()
      fill = (fill + 1) % 50
      await quiet.publishAsync(topicOf('smart-bin', 'quiet'), `{"fillPercent":${fill}}`, { qos: 1 })
      tookMs.push(performance.now() - sentAtMs)
    }
    return median(tookMs)
  }
  await answered(30)
  const beforeMs = await answered(100)
  const floods = await floodingBins(server, client, { bins: 3, connectionsEach: 1, window: 5_000 })
  const stopFloods = () => {
    for (const flood of floods) flood.stop()
  }
  t.teardown(stopFloods)
  await acknowledgedMore(floods, 1_100)
  const acknowledgedAt = floods.map(({ acknowledged }) => acknowledged)
  const duringMs = await answered(100)
  const { text } = await client.text('/metrics')
  t.match(text, /linli_rate_limited_total\{label="held-back"\} [1-9]/)
  const floodMs = median(floods.flatMap(({ latenciesMs }, i) => latenciesMs.slice(acknowledgedAt[i])))
  t.comment(
    `quiet alone ${beforeMs.toFixed(1)} ms, beside floods ${duringMs.toFixed(1)} ms, floods ${floodMs.toFixed(0)} ms`,
  )
  stopFloods()
  t.ok(duringMs < 5 * beforeMs + 10, `${duringMs} ms against ${beforeMs} ms`)
  t.ok(floodMs > 20 * duringMs, `the floods themselves wait ${floodMs} ms`)
})
