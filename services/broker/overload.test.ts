import t from 'tap'
import { connectBytes, pingBytes, publishBytes } from './raw-packets.ts'
import { openDoor, pinged, tokenOf } from './testing/fixture.ts'
import { ManualClock } from './testing/manual-clock.ts'

const topicOf = (id: string, kind = 'smart-bin') => `community/sunny/${kind}/${id}/telemetry`
const fill = (fillPercent: number) => JSON.stringify({ fillPercent })
const SOS = JSON.stringify({ sos: true })
const asDevice = (id: string) => connectBytes({ clientId: id, username: id, password: tokenOf(id) })

/** So many fills of one bin in one piece, numbered from 1. */
const burst = (id: string, count: number): Buffer =>
  Buffer.concat(
    Array.from({ length: count }, (_, i) => publishBytes(topicOf(id), fill(i % 101), { messageId: i + 1 })),
  )

for (const [account, who] of [
  ['band-1', 'a wristband'],
  ['gw-1', 'the gateway of a wristband'],
]) {
  t.test(
    `bins fill everything, and a call for help by ${who} is read all the same and goes first`,
    async t => {
      const { broker, intake, connect, socket } = await openDoor(t, {
        limits: { inFlightMax: 20, inFlightReserve: 1, committingMax: 2 },
      })
      intake.holding = true
      const bin = socket()
      bin.socket.write(asDevice('bin-1'))
      await bin.heard(4)
      bin.socket.write(burst('bin-1', 20))
      await intake.came(2)
      const other = await connect('bin-10')
      const late = other.publishAsync(topicOf('bin-10'), fill(77), { qos: 1 })
      const band = await connect(account ?? '')
      const called = band.publishAsync(topicOf('band-1', 'wristband'), SOS, { qos: 1 })
      // Whoever signs in now does so behind it.
      await connect('bin-10', { clientId: 'bin-10-witness' })
      t.equal(broker.stats().inFlight, 21, 'the call is in, the other bin is not')
      t.same(intake.told, [0, 1], 'two are with the journal')
      intake.release(1)
      t.same(intake.told.slice(2), [true], 'and the call is the next one')
      intake.release(2)
      await called
      t.ok(broker.stats().inFlight >= 17, 'answered while the bins wait')
      intake.holding = false
      intake.release()
      await late
    },
  )
}

t.test('without a device that a life may hang on, a gateway has no reserve', async t => {
  const { intake, devices, connect, socket } = await openDoor(t, {
    limits: { inFlightMax: 5, inFlightReserve: 100 },
  })
  devices.delete('band-1')
  intake.holding = true
  const bin = socket()
  bin.socket.write(asDevice('bin-1'))
  await bin.heard(4)
  bin.socket.write(burst('bin-1', 5))
  await intake.came(5)
  const gateway = await connect('gw-1')
  const published = gateway.publishAsync(topicOf('bin-gw'), fill(9), { qos: 1 })
  const witness = socket()
  witness.socket.write(asDevice('bin-10'))
  await witness.heard(4)
  t.equal(intake.inputs.length, 5)
  intake.holding = false
  intake.release()
  await published
})

t.test('one that a life hangs on is stopped at the reserve too', async t => {
  const { broker, intake, connect } = await openDoor(t, { limits: { inFlightMax: 1, inFlightReserve: 1 } })
  intake.holding = true
  const band = await connect('band-1')
  const topic = topicOf('band-1', 'wristband')
  const sent: Promise<unknown>[] = []
  for (const count of [1, 2]) {
    sent.push(band.publishAsync(topic, SOS, { qos: 1 }))
    await intake.came(count)
  }
  sent.push(band.publishAsync(topic, SOS, { qos: 1 }))
  const other = await connect('band-1', { clientId: 'band-1-2' })
  sent.push(other.publishAsync(topic, SOS, { qos: 1 }))
  await connect('bin-1')
  t.equal(broker.stats().inFlight, 2)
  intake.holding = false
  intake.release()
  await Promise.all(sent)
})

t.test('of what waits before the journal each account has its turn', async t => {
  const { intake, socket } = await openDoor(t, { limits: { committingMax: 1 } })
  intake.holding = true
  const flood = socket()
  flood.socket.write(asDevice('bin-1'))
  await flood.heard(4)
  flood.socket.write(burst('bin-1', 200))
  await intake.came(1)
  const other = socket()
  other.socket.write(asDevice('bin-10'))
  await other.heard(4)
  other.socket.write(Buffer.concat([publishBytes(topicOf('bin-10'), fill(77)), pingBytes]))
  await other.heard(6)
  for (let count = 2; count <= 4; count++) {
    intake.release(1)
    await intake.came(count)
  }
  t.ok(intake.told.slice(0, 4).includes(77), `among the first four: ${intake.told}`)
  intake.holding = false
  intake.release()
})

t.test('a client at its limit of bytes waits, and not before', async t => {
  const half = fill(1).padEnd(1_000)
  const { broker, intake, connect } = await openDoor(t, { limits: { inFlightBytesPerClientMax: 3_000 } })
  intake.holding = true
  const client = await connect('bin-1')
  const first = client.publishAsync(topicOf('bin-1'), half, { qos: 1 })
  await intake.came(1)
  const second = client.publishAsync(topicOf('bin-1'), half, { qos: 1 })
  await intake.came(2)
  const third = client.publishAsync(topicOf('bin-1'), half, { qos: 1 })
  await pinged(await connect('bin-10'))
  t.equal(broker.stats().inFlight, 2)
  intake.holding = false
  intake.release()
  await Promise.all([first, second, third])
})

t.test('what came in many pieces while a client was held back is all read when there is room', async t => {
  const { intake, connect, socket } = await openDoor(t, { limits: { inFlightPerClientMax: 1 } })
  intake.holding = true
  const bin = socket()
  bin.socket.setNoDelay()
  bin.socket.write(asDevice('bin-1'))
  await bin.heard(4)
  const witness = await connect('bin-10')
  const sent = Buffer.concat(
    [1, 2, 3, 4, 5].map(percent => publishBytes(topicOf('bin-1'), fill(percent), { qos: 0 })),
  )
  const packetBytes = sent.length / 5
  let from = 0
  // The cuts go through packets, and each piece has come before the next is sent.
  for (const packets of [1, 1.5, 3.5, 5]) {
    bin.socket.write(sent.subarray(from, Math.floor(packets * packetBytes)))
    from = Math.floor(packets * packetBytes)
    await pinged(witness)
  }
  intake.holding = false
  intake.release()
  await intake.came(5)
  t.same(intake.told, [1, 2, 3, 4, 5])
})

t.test('a client that is ahead of its pace is read in small pieces, and fills no room of others', async t => {
  const clock = new ManualClock()
  const { broker, intake, tally, socket, connect } = await openDoor(t, {
    clock,
    pace: { messagesPerSecondMax: 10, burstMax: 5, delayMsMax: 60_000 },
  })
  const flood = socket()
  flood.socket.write(asDevice('bin-1'))
  await flood.heard(4)
  flood.socket.write(burst('bin-1', 500))
  await intake.came(5)
  await pinged(await connect('bin-10'))
  t.ok(broker.stats().inFlight < 20, `${broker.stats().inFlight} of 500 are held`)
  while (intake.inputs.length < 500) {
    clock.advance(1_000)
    await pinged(await connect('bin-10'))
  }
  t.same(
    intake.told.slice(0, 500),
    Array.from({ length: 500 }, (_, i) => i % 101),
    'in order',
  )
  t.equal(tally.of('rate_limited', 'dropped'), 0)
  t.ok(tally.of('rate_limited', 'held-back') > 0)
})

t.test('pings count too: a client that sends nothing else is not read beyond its pace', async t => {
  const clock = new ManualClock()
  const { socket, connect } = await openDoor(t, {
    clock,
    pace: { messagesPerSecondMax: 10, burstMax: 10, delayMsMax: 60_000 },
  })
  const flood = socket()
  flood.socket.write(asDevice('bin-1'))
  await flood.heard(4)
  let answered = -4
  flood.socket.on('data', chunk => {
    answered += chunk.length
  })
  flood.socket.write(Buffer.alloc(2 * 5_000, pingBytes))
  await flood.heard(6)
  await pinged(await connect('bin-10'))
  const atOnce = answered / 2
  t.ok(atOnce < 1_000, `${atOnce} of 5000 were answered`)
  clock.advance(600_000)
  await flood.until(({ length }) => length > 4 + 2 * atOnce)
})

t.test('connections that say nothing push each other out, and keep no device out', async t => {
  const { broker, tally, connect, socket } = await openDoor(t, {
    limits: { signingInMax: 2, connectionsMax: 4 },
  })
  await connect('bin-10')
  const silent = [socket(), socket()]
  await connect('bin-1')
  t.same(await silent[0]?.ended, [], 'the oldest gave way')
  t.equal(tally.of('connects_refused', 'signing-in-max'), 1)
  t.equal(broker.stats().connections, 3)
  await connect('bin-1', { clientId: 'bin-1-second' })
  t.equal(tally.of('connects_refused', 'signing-in-max'), 1, 'with room for it nobody is pushed out')
})
