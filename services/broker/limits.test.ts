import t from 'tap'
import { connectBytes, frame, pingBytes, publishBytes } from './raw-packets.ts'
import { closing, openDoor, pinged, signIn, tokenOf } from './testing/fixture.ts'
import { ManualClock } from './testing/manual-clock.ts'

const TOPIC = 'community/sunny/smart-bin/bin-1/telemetry'
const fill = (fillPercent: number) => JSON.stringify({ fillPercent })
const padded = (length: number) => fill(1).padEnd(length)
const bin1 = { clientId: 'bin-1', username: 'bin-1', password: tokenOf('bin-1') }

t.test('a payload at the limit is read, one byte more is acknowledged and refused by name', async t => {
  const { intake, tally, connect } = await openDoor(t, { limits: { payloadBytesMax: 1_000 } })
  const client = await connect('bin-1')
  await client.publishAsync(TOPIC, padded(1_000), { qos: 1 })
  await client.publishAsync(TOPIC, padded(1_001), { qos: 1 })
  t.same(intake.told, [1])
  t.same([...tally.entries('payloads_rejected')], [['payload-too-large', 1]])
})

t.test('a payload of one MiB is refused by name under the usual limits', async t => {
  const { tally, connect } = await openDoor(t)
  const client = await connect('bin-1')
  await client.publishAsync(TOPIC, padded(1_048_576), { qos: 1 })
  t.same([...tally.entries('payloads_rejected')], [['payload-too-large', 1]])
})

t.test('a client that announces a packet of two MiB is closed before it has sent it', async t => {
  const { tally, logged, socket } = await openDoor(t)
  const { socket: raw, heard, ended } = socket()
  raw.write(connectBytes(bin1))
  await heard(4)
  raw.write(frame(0x32, [0, 1], 2 * 1_048_576))
  await ended
  t.equal(tally.of('payloads_rejected', 'packet-too-large'), 1)
  const refusals = logged.filter(({ level }) => level === 40)
  t.match(refusals, [{ device: 'bin-1', reason: 'packet-too-large' }])
})

t.test('before it has signed in a client may announce much less', async t => {
  const { tally, socket } = await openDoor(t, { limits: { connectBytesMax: 100 } })
  const { socket: raw, ended } = socket()
  raw.write(frame(0x10, [0, 4], 101))
  await ended
  t.equal(tally.of('connects_refused', 'packet-too-large'), 1)
  const second = socket()
  second.socket.write(connectBytes(bin1))
  t.same(await second.heard(4), [0x20, 2, 0, 0])
})

t.test('one connection more than the limit is refused, and counted', async t => {
  const { broker, tally, connect, socket } = await openDoor(t, { limits: { connectionsMax: 2 } })
  await connect('bin-1')
  const second = await connect('bin-10')
  t.same(await socket().ended, [])
  t.equal(tally.of('connects_refused', 'connections-max'), 1)
  await second.endAsync()
  await connect('bin-10')
  t.equal(broker.stats().connections, 2)
})

t.test('a client that says nothing is not waited for', async t => {
  const { tally, socket } = await openDoor(t, { limits: { connectTimeoutMs: 20 } })
  t.same(await socket().ended, [])
  t.equal(tally.of('connects_refused', 'connect-timeout'), 1)
})

t.test('no more is read from anybody than may be in flight, and nothing of it is lost', async t => {
  const { broker, intake, connect } = await openDoor(t, {
    limits: { inFlightMax: 3, connectionsPerDeviceMax: 100 },
  })
  intake.holding = true
  let inFlightMost = 0
  const ids = Array.from({ length: 12 }, (_, i) => `bin-1-${i}`)
  const clients = await Promise.all(ids.map(clientId => connect('bin-1', { clientId })))
  const published = clients.map((client, i) => client.publishAsync(TOPIC, fill(i), { qos: 1 }))
  for (let come = 3; come <= clients.length; come++) {
    await intake.came(come)
    inFlightMost = Math.max(inFlightMost, broker.stats().inFlight)
    intake.release(1)
  }
  intake.release()
  await Promise.all(published)
  t.equal(inFlightMost, 3)
  t.equal(intake.inputs.length, 12)
  t.match(broker.stats(), { connections: 12, inFlight: 0, inFlightBytes: 0 })
})

t.test('a client at its own limit waits, and holds up nobody else', async t => {
  const { intake, connect } = await openDoor(t, { limits: { inFlightPerClientMax: 1 } })
  intake.holding = true
  const [busy, other, witness] = [await connect('bin-1'), await connect('bin-10'), await connect('gw-1')]
  const first = busy.publishAsync(TOPIC, fill(1), { qos: 1 })
  await intake.came(1)
  const second = busy.publishAsync(TOPIC, fill(2), { qos: 1 })
  const elsewhere = other.publishAsync(TOPIC.replace('bin-1', 'bin-10'), fill(3), { qos: 1 })
  await intake.came(2)
  await pinged(witness)
  t.same(intake.told, [1, 3])
  intake.release()
  await Promise.all([first, elsewhere])
  await intake.came(3)
  intake.release()
  await second
  t.same(intake.told, [1, 3, 2])
})

// Ten a second, two at once; what would wait longer than 150 ms is dropped.
const pace = { messagesPerSecondMax: 10, burstMax: 2, delayMsMax: 150 }

t.test(
  'above the pace a message waits, and what would wait too long is acknowledged and counted',
  async t => {
    const clock = new ManualClock()
    const { intake, tally, connect, socket } = await openDoor(t, { pace, clock })
    const witness = await connect('bin-10')
    const { socket: raw, heard } = socket()
    raw.write(connectBytes(bin1))
    await heard(4)
    // In one piece, as a client that does not look at its own pace sends them.
    raw.write(Buffer.concat([1, 2, 3, 4, 5].map(n => publishBytes(TOPIC, fill(n), { messageId: n }))))
    await intake.came(2)
    await pinged(witness)
    t.same(intake.told, [1, 2])
    clock.advance(100)
    t.equal((await heard(24)).length, 24, 'all five are acknowledged')
    t.same(intake.told, [1, 2, 3])
    t.same([tally.of('rate_limited', 'delayed'), tally.of('rate_limited', 'dropped')], [1, 2])
  },
)

t.test("a wristband's message waits as long as it has to, its own or through a gateway", async t => {
  for (const account of ['band-1', 'gw-1']) {
    const clock = new ManualClock()
    const { intake, tally, connect } = await openDoor(t, { pace, clock })
    const client = await connect(account)
    const topic = 'community/sunny/wristband/band-1/telemetry'
    const beats = [60, 61, 62, 63, 64, 65]
    const published = Promise.all(
      beats.map(heartRateBpm => client.publishAsync(topic, JSON.stringify({ heartRateBpm }), { qos: 1 })),
    )
    await intake.came(2)
    while (intake.inputs.length < beats.length) {
      await pinged(await connect('bin-10'))
      clock.advance(100)
    }
    await published
    t.same(intake.told, beats)
    t.equal(tally.of('rate_limited', 'dropped'), 0)
  }
})

t.test('a new connection does not begin the pace anew', async t => {
  const clock = new ManualClock()
  const { intake, tally, connect } = await openDoor(t, { pace, clock })
  for (const n of [1, 2]) {
    const client = await connect('bin-1')
    await client.publishAsync(TOPIC, fill(n), { qos: 1 })
    client.end(true)
  }
  const third = await connect('bin-1')
  const published = third.publishAsync(TOPIC, fill(3), { qos: 1 })
  await pinged(await connect('bin-10'))
  t.same(intake.told, [1, 2])
  t.ok(tally.of('rate_limited', 'held-back') > 0)
  clock.advance(100)
  await published
  t.same(intake.told, [1, 2, 3])
})

t.test('a client silent for half as long again as it promised is closed, and not sooner', async t => {
  const clock = new ManualClock()
  const { broker, socket } = await openDoor(t, { clock })
  const { socket: raw, heard, ended } = socket()
  raw.write(connectBytes({ ...bin1, keepAliveSeconds: 2 }))
  await heard(4)
  clock.advance(1_000)
  raw.write(pingBytes)
  await heard(6)
  clock.advance(1_000)
  clock.advance(3_000)
  t.equal(broker.stats().connections, 1)
  clock.advance(1_000)
  await ended
  t.equal(broker.stats().connections, 0)
})

t.test('a client that waits for its acknowledgement is not silent', async t => {
  const clock = new ManualClock()
  const { intake, socket } = await openDoor(t, { clock })
  intake.holding = true
  const { socket: raw, heard } = socket()
  raw.write(connectBytes({ ...bin1, keepAliveSeconds: 1 }))
  raw.write(publishBytes(TOPIC, fill(1), { messageId: 9 }))
  await intake.came(1)
  clock.advance(60_000)
  intake.release()
  t.same((await heard(8)).slice(4), [0x40, 2, 0, 9])
})

t.test('a client that promised nothing is never closed for its silence', async t => {
  const clock = new ManualClock()
  const { socket } = await openDoor(t, { clock })
  const { socket: raw, heard } = socket()
  raw.write(connectBytes({ ...bin1, keepAliveSeconds: 0 }))
  await heard(4)
  clock.advance(86_400_000)
  raw.write(pingBytes)
  t.same((await heard(6)).slice(4), [0xd0, 0])
})

t.test('a second connection under the same client id takes over from the first', async t => {
  const { connect, broker } = await openDoor(t)
  const first = await connect('bin-1')
  const closed = closing(first)
  await connect('bin-1', signIn('bin-1'))
  await closed
  t.equal(broker.stats().connections, 1)
})

t.test('a client that sends what it has gathered at QoS 2 in one go is not cut off for it', async t => {
  const { intake, connect } = await openDoor(t, { limits: { inFlightPerClientMax: 5 } })
  const client = await connect('bin-1')
  const closed = new Promise<string>(resolve => client.once('close', () => resolve('closed')))
  // It lets the first go behind the last: all of them are written before it hears anything.
  const sent = Array.from({ length: 60 }, (_, i) => client.publishAsync(TOPIC, fill(i), { qos: 2 }))
  t.not(await Promise.race([Promise.all(sent), closed]), 'closed')
  t.same(
    intake.told,
    sent.map((_, i) => i),
  )
})
