import t from 'tap'
import type { Device } from '../domain/model/device.ts'
import { connectBytes, publishBytes } from './raw-packets.ts'
import { closing, openDoor, tokenOf } from './testing/fixture.ts'

const OWN = 'community/sunny/smart-bin/bin-1/telemetry'
const OTHERS = 'community/sunny/smart-bin/bin-10/telemetry'
const full = '{"fillPercent":95}'

t.test(
  'a publish in the name of another device changes nothing, is logged and counted, and ends the connection',
  async t => {
    const { intake, tally, logged, connect } = await openDoor(t)
    const client = await connect('bin-1')
    const closed = closing(client)
    client.publish(OTHERS, full, { qos: 1 })
    await closed
    t.same(intake.inputs, [])
    t.same([...tally.entries('publishes_refused')], [['not-its-device', 1]])
    const line = { level: 40, device: 'bin-1', topic: OTHERS, reason: 'not-its-device', address: /^127/ }
    t.match(logged, [{ level: 20 }, line])
  },
)

t.test('what came before a refused publish stands, what came after it is not looked at', async t => {
  const { intake, tally, socket } = await openDoor(t)
  intake.holding = true
  const { socket: raw, heard, ended } = socket()
  raw.write(connectBytes({ clientId: 'bin-1', username: 'bin-1', password: tokenOf('bin-1') }))
  await heard(4)
  const before = publishBytes(OWN, '{"fillPercent":1}', { messageId: 1 })
  const refused = publishBytes(OTHERS, full, { messageId: 2 })
  const after = publishBytes(OWN, '{"fillPercent":3}', { messageId: 3 })
  raw.write(Buffer.concat([before, refused, after, refused]))
  await intake.came(1)
  intake.release()
  t.same((await ended).slice(4), [0x40, 2, 0, 1])
  t.same(intake.told, [1])
  t.equal(tally.of('publishes_refused', 'not-its-device'), 1)
})

t.test('a gateway speaks for its own devices', async t => {
  const { intake, connect } = await openDoor(t)
  const gateway = await connect('gw-1')
  await gateway.publishAsync('community/sunny/wristband/band-1/telemetry', '{"heartRateBpm":70}', { qos: 1 })
  t.match(intake.inputs, [{ reading: { deviceId: 'band-1', values: { heartRateBpm: 70 } } }])
})

t.test('a device that was removed while connected publishes nothing more', async t => {
  const { intake, devices, connect, tally } = await openDoor(t)
  const client = await connect('bin-1')
  devices.delete('bin-1')
  const closed = closing(client)
  client.publish(OWN, full, { qos: 1 })
  await closed
  t.same(intake.inputs, [])
  t.equal(tally.of('publishes_refused', 'device-unknown'), 1)
})

const offline = { payload: Buffer.from('{"online":false}'), qos: 1 as const, retain: true }
const status = (id: string) => `community/sunny/smart-bin/${id}/status`

t.test('the last will of a device that breaks off is its status', async t => {
  const { intake, connect } = await openDoor(t)
  const client = await connect('bin-1', { will: { topic: status('bin-1'), ...offline } })
  client.stream.destroy()
  await intake.came(1)
  t.same(intake.told, ['bin-1 offline'])
})

t.test('a device that says goodbye leaves no last will', async t => {
  const { intake, connect } = await openDoor(t)
  const client = await connect('bin-1', { will: { topic: status('bin-1'), ...offline } })
  await client.endAsync()
  const next = await connect('bin-1')
  await next.publishAsync(OWN, full, { qos: 1 })
  t.same(intake.told, [95])
})

t.test('a last will comes after everything that the device sent before', async t => {
  const { intake, connect } = await openDoor(t, { pace: { messagesPerSecondMax: 1_000, burstMax: 1 } })
  const client = await connect('bin-1', { will: { topic: status('bin-1'), ...offline } })
  const sent = Array.from({ length: 20 }, (_, fillPercent) =>
    client.publishAsync(OWN, JSON.stringify({ fillPercent })),
  )
  await Promise.all(sent)
  client.stream.end()
  await intake.came(21)
  t.same(intake.told, [...Array(20).keys(), 'bin-1 offline'])
})

t.test('a last will whose right was lost since is refused and counted', async t => {
  const { intake, devices, tally, connect } = await openDoor(t)
  const will = { topic: 'community/sunny/smart-bin/bin-gw/status', ...offline }
  const gateway = await connect('gw-1', { will })
  const { gateway: _gone, ...alone } = devices.get('bin-gw') as Device
  devices.set('bin-gw', alone)
  const closed = closing(gateway)
  const next = await connect('gw-1')
  await closed
  await next.publishAsync('community/sunny/wristband/band-1/telemetry', '{"sos":true}', { qos: 1 })
  t.same(intake.told, [true])
  t.equal(tally.of('publishes_refused', 'not-its-device'), 1)
})

for (const [topic, reason] of [
  ['community/sunny/smart-bin/+/telemetry', 'topic-wildcard'],
  ['community/#', 'topic-wildcard'],
  ['', 'topic-malformed'],
  ['a/'.repeat(200), 'topic-malformed'],
  ['$SYS/any/new/clients', 'topic-reserved'],
] as const) {
  t.test(
    `a publish to ${topic.slice(0, 40) || 'no topic'} ends the connection, counted as ${reason}`,
    async t => {
      const { intake, tally, socket } = await openDoor(t)
      const { socket: raw, heard, ended } = socket()
      raw.write(connectBytes({ clientId: 'bin-1', username: 'bin-1', password: tokenOf('bin-1') }))
      await heard(4)
      raw.write(publishBytes(topic, full))
      t.equal((await ended).length, 4)
      t.same([...tally.entries('publishes_refused')], [[reason, 1]])
      t.same(intake.inputs, [])
    },
  )
}
