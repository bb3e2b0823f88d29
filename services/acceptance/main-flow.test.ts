import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { type Client, signIn } from './client.ts'

const topic = 'community/demo/smart-bin/bin-1/telemetry'
const withMosquitto = needs('mosquitto_pub')

/** A mosquitto client that publishes each line it is given. */
function mosquitto(port: number, username: string, token: string) {
  const args = ['-p', String(port), '-u', username, '-P', token, '-q', '1', '-t', topic, '-l']
  return spawn('mosquitto_pub', args, { stdio: ['pipe', 'ignore', 'pipe'] })
}

const alertsOf = async (client: Client) =>
  ((await client.call('GET', '/api/alerts')).body as { alerts: { severity: string; rule: string }[] }).alerts

t.test('from an MQTT message to the operator’s screen', withMosquitto, async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('bin-1', 'smart-bin')
  const feed = await client.feed()
  t.teardown(() => feed.close())

  const publisher = mosquitto(server.mqttPort, 'bin-1', token)
  publisher.stdin.write('{"fillPercent":95}\n')
  const first = await feed.until(({ event }) => event.type === 'raised')
  t.equal(first.alert.severity, 'medium')
  const sentAtMs = performance.now()
  publisher.stdin.write('{"fillPercent":95}\n')
  const second = await feed.until(({ alert }) => alert.severity === 'high')
  const tookMs = second.receivedAtMs - sentAtMs
  t.comment(`high ${tookMs.toFixed(1)} ms after the second message was handed to mosquitto_pub`)
  t.ok(tookMs < 100, `the high alert is on the feed within 100 ms (${tookMs.toFixed(1)})`)
  publisher.stdin.end()
  await once(publisher, 'close')

  t.match(await alertsOf(client), [{ rule: 'bin-full', severity: 'high', occurrences: 2 }])
})

t.test('another device’s token publishing there is refused, and nothing changes', withMosquitto, async t => {
  const refusal = Promise.withResolvers<string>()
  const server = await startRealServer({}, line => {
    if (line.includes('bin-2') && line.includes(topic)) refusal.resolve(line)
  })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  await client.addDevice('bin-1', 'smart-bin')
  const strange = await client.addDevice('bin-2', 'smart-bin')
  const before = await client.call('GET', '/api/events')

  const publisher = mosquitto(server.mqttPort, 'bin-2', strange)
  publisher.stdin.write('{"fillPercent":95}\n')
  t.match(JSON.parse(await refusal.promise), { device: 'bin-2', topic, reason: String })
  publisher.kill() // it would try again for ever
  await once(publisher, 'close')

  t.same(await alertsOf(client), [])
  t.same(await client.call('GET', '/api/events'), before)
  const { body } = await client.call('GET', '/api/devices/bin-1')
  t.match(body, { lastSeenAt: null, values: {} })
})
