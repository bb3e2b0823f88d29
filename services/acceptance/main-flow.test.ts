import { spawn } from 'node:child_process'
import { once } from 'node:events'
import t from 'tap'
import { heldUp } from '../../scripts/testing/held-up.ts'
import { median } from '../../scripts/testing/median.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { type Client, signIn } from './client.ts'

const topicOf = (id: string) => `community/demo/smart-bin/${id}/telemetry`
const withMosquitto = needs('mosquitto_pub')

/** A mosquitto client that publishes each line it is given. */
function mosquitto(port: number, username: string, token: string, id = username) {
  const args = ['-p', String(port), '-u', username, '-P', token, '-q', '1', '-t', topicOf(id), '-l']
  return spawn('mosquitto_pub', args, { stdio: ['pipe', 'ignore', 'pipe'] })
}

const alertsOf = async (client: Client) =>
  ((await client.call('GET', '/api/alerts')).body as { alerts: { severity: string; rule: string }[] }).alerts

t.test('from an MQTT message to the operator’s screen', withMosquitto, async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const feed = await client.feed()
  t.teardown(() => feed.close())

  const tookMs: number[] = []
  const heldUpMs = heldUp()
  // More than one: a machine that does something else for a moment says nothing about the flow.
  for (const id of ['bin-1', 'bin-2', 'bin-3']) {
    const publisher = mosquitto(server.mqttPort, id, await client.addDevice(id, 'smart-bin'))
    publisher.stdin.write('{"fillPercent":95}\n')
    const first = await feed.until(({ event, alert }) => event.type === 'raised' && alert.deviceId === id)
    t.equal(first.alert.severity, 'medium')
    const sentAtMs = performance.now()
    publisher.stdin.write('{"fillPercent":95}\n')
    const second = await feed.until(({ alert }) => alert.severity === 'high' && alert.deviceId === id)
    tookMs.push(second.receivedAtMs - sentAtMs)
    publisher.stdin.end()
    await once(publisher, 'close')
  }
  const words = tookMs.map(ms => ms.toFixed(1)).join(', ')
  const limitMs = 100 + heldUpMs()
  t.ok(
    median(tookMs) < limitMs,
    `ms from mosquitto_pub to the feed: ${words}; within ${limitMs} at the median`,
  )

  const expected = { rule: 'bin-full', severity: 'high', occurrences: 2 }
  t.match(await alertsOf(client), [expected, expected, expected])
})

t.test('another device’s token publishing there is refused, and nothing changes', withMosquitto, async t => {
  const refusal = Promise.withResolvers<string>()
  const topic = topicOf('bin-1')
  const server = await startRealServer({}, line => {
    if (line.includes('bin-2') && line.includes(topic)) refusal.resolve(line)
  })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  await client.addDevice('bin-1', 'smart-bin')
  const strange = await client.addDevice('bin-2', 'smart-bin')
  const before = await client.call('GET', '/api/events')

  const publisher = mosquitto(server.mqttPort, 'bin-2', strange, 'bin-1')
  publisher.stdin.write('{"fillPercent":95}\n')
  t.match(JSON.parse(await refusal.promise), { device: 'bin-2', topic, reason: String })
  publisher.kill() // it would try again for ever
  await once(publisher, 'close')

  t.same(await alertsOf(client), [])
  t.same(await client.call('GET', '/api/events'), before)
  const { body } = await client.call('GET', '/api/devices/bin-1')
  t.match(body, { lastSeenAt: null, values: {} })
})
