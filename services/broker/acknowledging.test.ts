import type { MqttClient } from 'mqtt'
import t from 'tap'
import { connectBytes, publishBytes } from './raw-packets.ts'
import { openDoor, pinged, tokenOf } from './testing/fixture.ts'

const TOPIC = 'community/sunny/smart-bin/bin-1/telemetry'
const fill = (fillPercent: unknown) => JSON.stringify({ fillPercent })

/** Publishes each, and gives the list in which their acknowledgements come to stand. */
function publishAll(client: MqttClient, payloads: readonly string[], qos: 1 | 2 = 1) {
  const acknowledged: string[] = []
  const all = payloads.map(async payload => {
    await client.publishAsync(TOPIC, payload, { qos })
    acknowledged.push(payload)
  })
  return { acknowledged, done: Promise.allSettled(all) }
}

for (const qos of [1, 2] as const) {
  t.test(`a reading at QoS ${qos} is acknowledged when it is committed, and not before`, async t => {
    const { intake, connect } = await openDoor(t)
    intake.holding = true
    const client = await connect('bin-1')
    const { acknowledged, done } = publishAll(client, [fill(95)], qos)
    await intake.came(1)
    await pinged(client)
    t.same(acknowledged, [])
    intake.release()
    await done
    t.match(intake.inputs, [{ type: 'reading', reading: { deviceId: 'bin-1', values: { fillPercent: 95 } } }])
  })
}

t.test('what is refused for its payload does not overtake what waits for its commit', async t => {
  const { intake, tally, connect } = await openDoor(t)
  intake.holding = true
  const client = await connect('bin-1')
  // aedes reads no further while a burst is unanswered, so another one is asked how far the broker is.
  const witness = await connect('bin-10')
  const payloads = [fill(1), 'not json', fill(2), '{"smell":1}', fill(3), '{"smell":2}']
  const { acknowledged, done } = publishAll(client, payloads)
  await intake.came(3)
  await pinged(witness)
  t.same(acknowledged, [])
  intake.release(1)
  await pinged(witness)
  t.same(acknowledged, payloads.slice(0, 2))
  intake.release()
  await done
  t.same(acknowledged, payloads)
  t.same(
    [...tally.entries('payloads_rejected')],
    [
      ['not-json', 1],
      ['no-good-metric', 2],
    ],
  )
  t.same([...tally.entries('metrics_rejected')], [['metric-unknown', 2]])
})

t.test('what cannot be journalled is not acknowledged, and the connection ends', async t => {
  const { intake, connect } = await openDoor(t)
  intake.result = { ok: false, code: 'JOURNAL_UNAVAILABLE' }
  const client = await connect('bin-1')
  const closed = new Promise(resolve => client.once('close', () => resolve('closed')))
  const { acknowledged } = publishAll(client, [fill(1)])
  t.equal(await closed, 'closed')
  t.same(acknowledged, [])
})

t.test('after a failure nothing behind it is acknowledged either', async t => {
  const { intake, connect } = await openDoor(t)
  intake.holding = true
  const client = await connect('bin-1')
  const closed = new Promise(resolve => client.once('close', () => resolve(true)))
  const { acknowledged } = publishAll(client, [fill(1), fill(2)])
  await intake.came(2)
  intake.result = { ok: false, code: 'OVERLOADED' }
  intake.release(1)
  intake.result = { ok: true, consequence: { changes: [] } }
  intake.release(1)
  await closed
  t.same(acknowledged, [])
})

t.test('a reading at QoS 0 arrives although its sender is gone at once', async t => {
  const { intake, connect } = await openDoor(t)
  const client = await connect('bin-1')
  client.publish(TOPIC, fill(7))
  client.end()
  await intake.came(1)
  t.same(intake.told, [7])
})

t.test('a reading without a stamp is known by its message, one with a stamp by the stamp', async t => {
  const { intake, connect } = await openDoor(t)
  const client = await connect('bin-1', { clean: false })
  await publishAll(client, [fill(1), '{"ts":1700000000000,"fillPercent":1}']).done
  const [plain, stamped] = intake.inputs
  t.match(plain, { reading: { packet: /^bin-1 kept \d+ [0-9a-z]+$/, ts: undefined } })
  t.match(stamped, { reading: { packet: undefined, ts: 1_700_000_000_000 } })
})

t.test('a message sent again after a lost acknowledgement has the same identity, and says so', async t => {
  const { broker, intake, socket } = await openDoor(t)
  intake.holding = true
  const signIn = connectBytes({
    clientId: 'bin-1',
    username: 'bin-1',
    password: tokenOf('bin-1'),
    clean: false,
  })
  const first = socket()
  first.socket.write(Buffer.concat([signIn, publishBytes(TOPIC, fill(1), { messageId: 7 })]))
  await intake.came(1)
  broker.dropDevice('bin-1')
  await first.ended
  intake.release()
  intake.holding = false
  const second = socket()
  second.socket.write(Buffer.concat([signIn, publishBytes(TOPIC, fill(1), { messageId: 7, dup: true })]))
  t.same(await second.heard(8), [0x20, 2, 0, 0, 0x40, 2, 0, 7])
  const [one, two] = intake.inputs
  if (one?.type !== 'reading' || two?.type !== 'reading') return t.fail('two readings were expected')
  t.match(one.reading.packet, /^bin-1 kept 7 /)
  t.equal(one.reading.packet, two.reading.packet)
  t.same([one.reading.dup, two.reading.dup], [undefined, true])
})

t.test('a clean session shares no identity with the one before', async t => {
  const { intake, connect } = await openDoor(t)
  for (const _ of [1, 2]) {
    const client = await connect('bin-1')
    await client.publishAsync(TOPIC, fill(1), { qos: 1 })
    await client.endAsync()
  }
  const identities = intake.inputs.map(input => input.type === 'reading' && input.reading.packet)
  t.equal(new Set(identities).size, 2)
})

t.test('a status becomes an input, and a bad one is acknowledged and counted', async t => {
  const { intake, tally, connect } = await openDoor(t)
  const client = await connect('bin-1')
  const topic = 'community/sunny/smart-bin/bin-1/status'
  await client.publishAsync(topic, '{"online":true}', { qos: 1, retain: true })
  await client.publishAsync(topic, '{"online":1}', { qos: 1, retain: true })
  await client.publishAsync(topic, '', { qos: 1 })
  t.same(intake.told, ['bin-1 online'])
  t.equal(tally.of('payloads_rejected', 'status-online-missing'), 1)
  t.equal(tally.of('payloads_rejected', 'empty'), 1)
})

t.test('telemetry of a kind that reports nothing is acknowledged and counted', async t => {
  const { intake, tally, connect } = await openDoor(t)
  const gateway = await connect('gw-1')
  await gateway.publishAsync('community/sunny/gateway/gw-1/telemetry', fill(1), { qos: 1 })
  t.equal(tally.of('payloads_rejected', 'kind-without-metrics'), 1)
  t.same(intake.inputs, [])
})

t.test('telemetry and what is not come in one breath, and each is acknowledged in its turn', async t => {
  // In small pieces, so that there is always something left to be read on.
  const pace = { messagesPerSecondMax: 1_000_000, burstMax: 10 }
  const { intake, socket } = await openDoor(t, { pace })
  const { socket: wire, heard } = socket()
  wire.write(connectBytes({ clientId: 'bin-1', username: 'bin-1', password: tokenOf('bin-1') }))
  await heard(4)
  const status = TOPIC.replace('telemetry', 'status')
  const ids = Array.from({ length: 200 }, (_, i) => i + 1)
  // A status that says nothing is answered at once, while aedes is still in the middle of it.
  const packets = ids.map(messageId =>
    messageId % 3 === 0
      ? publishBytes(status, '{}', { messageId })
      : publishBytes(TOPIC, fill(messageId % 100), { messageId }),
  )
  wire.write(Buffer.concat(packets))
  const acknowledgements = ids.flatMap(id => [0x40, 2, 0, id])
  t.same(await heard(4 + acknowledgements.length), [0x20, 2, 0, 0, ...acknowledgements])
  t.equal(intake.inputs.length, ids.filter(id => id % 3 !== 0).length)
})
