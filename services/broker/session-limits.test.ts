import t from 'tap'
import { HOUR, MINUTE } from '../domain/model/time.ts'
import { publishBytes, pubrelBytes, subscribeAllBytes } from './raw-packets.ts'
import { arrivesToStay, gone, raised } from './testing/at-the-door.ts'
import { openDoor, type TestDoor, telemetryTopic, testDevices } from './testing/fixture.ts'
import { ManualClock } from './testing/manual-clock.ts'
import { said, settled } from './testing/peer.ts'

const ALERTS = 'community/sunny/alerts/#'

/** Comes, subscribes to alerts where it may, and is gone again. */
async function leaves(door: TestDoor, id: string, clientId = id) {
  const { peer, answer } = await arrivesToStay(door, id, { clientId })
  if (id === 'gw-1') {
    peer.send(subscribeAllBytes([[ALERTS, 1]]))
    await peer.next()
  }
  await gone(door, peer)
  return answer
}

t.test('one session more than an account may have ends the one that was left the longest ago', async t => {
  const door = await openDoor(t, { sessions: { sessionsPerDeviceMax: 2 } })
  for (const clientId of ['gw-1-a', 'gw-1-b']) await leaves(door, 'gw-1', clientId)
  await leaves(door, 'gw-1', 'gw-1-a')
  await leaves(door, 'bin-1')
  t.equal(door.broker.stats().sessions, 3, 'at the limit none ends')
  await raised(door, 'sunny-1')
  await leaves(door, 'gw-1', 'gw-1-c')
  t.equal(door.broker.stats().sessions, 3)
  t.same([...door.tally.entries('mqtt_sessions_ended')], [['too-many', 1]])
  t.same([...door.tally.entries('mqtt_messages_dropped')], [['session-ended', 1]])
  t.equal(await leaves(door, 'gw-1', 'gw-1-a'), 'connack 0 session', 'b is the one that has ended')
  t.equal(await leaves(door, 'bin-1'), 'connack 0 session', 'nobody else loses one for it')
})

t.test('a session in use ends only where all of an account are', async t => {
  const door = await openDoor(t, { sessions: { sessionsPerDeviceMax: 1 } })
  const { peer } = await arrivesToStay(door, 'bin-1', { clientId: 'bin-1-a' })
  await arrivesToStay(door, 'bin-1', { clientId: 'bin-1-b' })
  t.same(await peer.until('closed'), ['closed'])
  t.equal(door.broker.stats().sessions, 1)
})

t.test('one session more than there may be in all ends the one that was left the longest ago', async t => {
  const door = await openDoor(t, { sessions: { sessionsMax: 2 } })
  for (const id of ['bin-1', 'bin-10', 'band-1']) await leaves(door, id)
  t.equal(door.broker.stats().sessions, 2)
  t.equal(await leaves(door, 'bin-10'), 'connack 0 session')
  t.equal(await leaves(door, 'bin-1'), 'connack 0')
})

t.test('a session is kept for as long as was set and not longer, one in use for ever', async t => {
  const clock = new ManualClock()
  let today = 1_700_000_000_000
  const door = await openDoor(t, { clock, now: () => today, sessions: { keepMs: HOUR } })
  await leaves(door, 'bin-1')
  await arrivesToStay(door, 'bin-10')
  today += HOUR - 1
  clock.advance(MINUTE)
  t.equal(door.broker.stats().sessions, 2)
  today += 1
  clock.advance(MINUTE)
  t.equal(door.broker.stats().sessions, 1)
  t.equal(door.tally.of('mqtt_sessions_ended', 'expired'), 1)
  t.equal(await leaves(door, 'bin-1'), 'connack 0')
})

t.test('at the limit of bytes what is new is dropped and counted, and there is room again later', async t => {
  const first = await openDoor(t)
  await leaves(first, 'gw-1')
  await raised(first, 'sunny-1')
  const each = first.broker.stats().keptBytes
  t.ok(each > 300, `${each} bytes a message`)

  const door = await openDoor(t, { sessions: { bytesMax: 2 * each, bytesReserve: 0 } })
  await leaves(door, 'gw-1')
  for (const id of ['sunny-1', 'sunny-2', 'sunny-3']) await raised(door, id)
  t.equal(door.broker.stats().keptBytes, 2 * each)
  t.same([...door.tally.entries('mqtt_messages_dropped')], [['bytes-max', 1]])
  const { peer } = await arrivesToStay(door, 'gw-1')
  const heard = await settled(peer)
  t.equal(heard.length, 2)
  for (const packet of heard) peer.send(Buffer.from([0x40, 2, ...idBytes(packet)]))
  await settled(peer)
  t.equal(door.broker.stats().keptBytes, 0)
  await raised(door, 'sunny-4')
  t.match(await peer.next(), /sunny-4/)
})

const idBytes = (packet: string): number[] => {
  const id = Number(packet.slice(packet.lastIndexOf('#') + 1))
  return [id >> 8, id & 0xff]
}

const careful = (id: string, bytes: number, messageId = 1) => {
  const bin = testDevices.find(device => device.id === id) as (typeof testDevices)[0]
  const reading = JSON.stringify({ fillPercent: 1, note: 'x'.repeat(bytes) })
  return publishBytes(telemetryTopic(bin), reading, { qos: 2, messageId })
}

t.test('a device that lets none of its QoS 2 messages go fills its own room and nobody else’s', async t => {
  const door = await openDoor(t, { sessions: { bytesPerDeviceMax: 2_048, bytesMax: 8_192 } })
  const { peer: greedy } = await arrivesToStay(door, 'bin-1')
  t.equal(await said(greedy, careful('bin-1', 1_200)), 'pubrec #1')
  t.equal(await said(greedy, careful('bin-1', 1_200, 2)), 'closed', 'it is not acknowledged')
  const { peer: other } = await arrivesToStay(door, 'bin-10')
  t.equal(await said(other, careful('bin-10', 1_200)), 'pubrec #1')
  const { peer: again } = await arrivesToStay(door, 'bin-1')
  t.equal(await said(again, pubrelBytes(1)), 'pubcomp #1')
  t.equal(await said(again, careful('bin-1', 1_200, 2)), 'pubrec #2', 'it has room for what it let go')
})

t.test('where the room of all is full there is a reserve for what a life may hang on', async t => {
  const door = await openDoor(t, { sessions: { bytesMax: 2_048, bytesReserve: 1_024 } })
  await leaves(door, 'gw-1')
  const { peer: greedy } = await arrivesToStay(door, 'bin-1')
  t.equal(await said(greedy, careful('bin-1', 1_700)), 'pubrec #1')
  const { peer: other } = await arrivesToStay(door, 'bin-10')
  t.equal(await said(other, careful('bin-10', 200)), 'closed')
  const before = door.broker.stats().keptBytes
  await raised(door, 'sunny-1')
  const each = door.broker.stats().keptBytes - before
  t.ok(each > 300 && door.broker.stats().roomTaken > 1, `the alert is kept: ${each} bytes`)
  for (const id of ['sunny-2', 'sunny-3', 'sunny-4']) await raised(door, id)
  t.ok(door.broker.stats().keptBytes <= 2_048 + 1_024, 'and no more than the reserve')
  t.ok(door.tally.of('mqtt_messages_dropped', 'bytes-max') > 0)
})
