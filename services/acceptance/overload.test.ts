import mqtt from 'mqtt'
import t from 'tap'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { type Client, signIn } from './client.ts'
import { type Flood, median, startFlood } from './flood.ts'

const topicOf = (kind: string, id: string) => `community/demo/${kind}/${id}/telemetry`

async function floodingBins(server: RealServer, client: Client, count: number, window: number) {
  const tokens = await Promise.all(
    Array.from({ length: count }, (_, i) => client.addDevice(`bin-${i}`, 'smart-bin')),
  )
  return Promise.all(
    tokens.map((token, i) =>
      startFlood({
        port: server.mqttPort,
        device: `bin-${i}`,
        token,
        topic: topicOf('smart-bin', `bin-${i}`),
        window,
      }),
    ),
  )
}

const device = (server: RealServer, id: string, token: string) =>
  mqtt.connectAsync(`mqtt://127.0.0.1:${server.mqttPort}`, {
    username: id,
    password: token,
    clientId: id,
    reconnectPeriod: 0,
  })

/** Resolves when each of them has got so many acknowledgements more. */
const acknowledgedMore = (floods: readonly Flood[], each: number) =>
  Promise.all(floods.map(flood => flood.until(flood.acknowledged + each)))

t.test('a call for help reaches the feed before the flood gets its acknowledgements', async t => {
  const server = await startRealServer({
    // Nothing but the room for all holds the bins back, and it is soon full.
    LINLI_MQTT_MESSAGES_PER_SECOND: '1000000',
    LINLI_MQTT_BURST: '1000000',
    LINLI_MQTT_IN_FLIGHT: '2000',
    LINLI_MQTT_COMMITTING: '200',
  })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const bandToken = await client.addDevice('band', 'wristband')
  const feed = await client.feed()
  t.teardown(() => feed.close())
  const band = await device(server, 'band', bandToken)
  t.teardown(() => band.end(true))
  const floods = await floodingBins(server, client, 20, 900)
  t.teardown(() => {
    for (const flood of floods) flood.stop()
  })
  await acknowledgedMore(floods, 1_000)

  const tookMs: number[] = []
  for (let press = 1; press <= 9; press++) {
    const sentAtMs = performance.now()
    await band.publishAsync(topicOf('wristband', 'band'), JSON.stringify({ sos: true }), { qos: 1 })
    const { body } = await client.call('GET', '/api/alerts?condition=active&limit=1')
    const [alert] = (body as { alerts: { id: string; version: number }[] }).alerts
    const shown = await feed.until(event => event.event.type === 'raised' && event.alert.id === alert?.id)
    tookMs.push(Math.max(0, shown.receivedAtMs - sentAtMs))
    await client.call('POST', `/api/alerts/${alert?.id}/resolve`, { version: alert?.version })
    await band.publishAsync(topicOf('wristband', 'band'), JSON.stringify({ sos: false }), { qos: 1 })
  }
  const floodMs = median(floods.flatMap(({ latenciesMs }) => latenciesMs.slice(-2_000)))
  const sosMs = median(tookMs)
  t.comment(`an SOS is shown after ${sosMs.toFixed(1)} ms, the flood waits ${floodMs.toFixed(1)} ms`)
  t.ok(sosMs * 3 < floodMs, `${sosMs} ms against ${floodMs} ms`)
})

t.test('a device that floods is limited alone: the others are answered as before', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const quietToken = await client.addDevice('quiet', 'smart-bin')
  const quiet = await device(server, 'quiet', quietToken)
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
  await answered(50)
  const beforeMs = await answered(150)
  const floods = await floodingBins(server, client, 3, 5_000)
  t.teardown(() => {
    for (const flood of floods) flood.stop()
  })
  await acknowledgedMore(floods, 1_100)
  const acknowledgedAt = floods.map(({ acknowledged }) => acknowledged)
  const duringMs = await answered(150)
  const { text } = await client.text('/metrics')
  t.match(text, /linli_rate_limited_total\{label="held-back"\} [1-9]/)
  const floodMs = median(floods.flatMap(({ latenciesMs }, i) => latenciesMs.slice(acknowledgedAt[i])))
  t.comment(
    `quiet alone ${beforeMs.toFixed(1)} ms, beside floods ${duringMs.toFixed(1)} ms, floods ${floodMs.toFixed(0)} ms`,
  )
  t.ok(duringMs < 5 * beforeMs + 10, `${duringMs} ms against ${beforeMs} ms`)
  t.ok(floodMs > 20 * duringMs, `the floods themselves wait ${floodMs} ms`)
})
