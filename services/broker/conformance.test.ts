import t from 'tap'
import type { Device } from '../domain/model/device.ts'
import { hashOf, openDoor, signInAs, type TestDoor, tokenOf } from './fixture.ts'
import {
  connectBytes,
  disconnectBytes,
  pingBytes,
  pubackBytes,
  publishBytes,
  pubrelBytes,
  subscribeAllBytes,
  subscribeBytes,
  unsubscribeBytes,
} from './raw-packets.ts'
import { sampleChange } from './sample-change.ts'
import { idOf, type Peer, signInPeer } from './testing/peer.ts'
import { openSqliteStore } from './testing/sqlite-store.ts'

/** What MQTT 3.1.1 demands, byte by byte; docs/mqtt.md names the sections. */

const STATUS = 'community/sunny/smart-bin/bin-gw/status'
const COMMAND = 'community/sunny/smart-bin/bin-gw/command'
const ALERTS = 'community/sunny/alerts'
const ON = '{"online":true}'

const signedIn = async (door: TestDoor, id: string, more = {}): Promise<Peer> => {
  const peer = door.peer()
  await signInPeer(peer, signInAs(id, more))
  return peer
}
const published = async (peer: Peer, packet: Buffer) => {
  peer.send(packet)
  return peer.next()
}
const raised = (door: TestDoor, id: string) =>
  door.broker.publishAlertChange({ ...sampleChange, alert: { ...sampleChange.alert, id } })
/** The line breaks, and the broker has noticed. */
const gone = async ({ broker }: TestDoor, { socket }: Peer) => {
  const left = broker.stats().connections - 1
  socket.destroy()
  while (broker.stats().connections > left) await new Promise(setImmediate)
  // aedes takes its subscriptions away a turn later.
  await new Promise(setImmediate)
}
/** The answer to a ping comes after everything that was sent before. */
const settled = async (peer: Peer) => {
  peer.send(pingBytes)
  return (await peer.until('pingresp')).slice(0, -1)
}
const alertsIn = (packets: readonly string[]) =>
  packets.map(packet => `${/sunny-\w+/.exec(packet)?.[0]}${packet.slice(packet.indexOf('} q') + 1)}`)

t.test('whether a session is there is said in the answer to CONNECT', async t => {
  const door = await openDoor(t)
  const visits: [clean: boolean, answer: string][] = [
    [false, 'connack 0'],
    [false, 'connack 0 session'],
    [true, 'connack 0'],
    [false, 'connack 0'],
  ]
  for (const [clean, answer] of visits) {
    const peer = door.peer()
    t.equal(await signInPeer(peer, signInAs('gw-1', { clean })), answer)
    peer.send(disconnectBytes)
    t.equal(await peer.next(), 'closed')
  }
})

t.test(
  'what was queued comes unmarked, and what was sent and not acknowledged marked, under its id',
  async t => {
    const door = await openDoor(t)
    const first = await signedIn(door, 'gw-1', { clean: false })
    first.send(subscribeBytes(`${ALERTS}/#`, 1))
    await first.next()
    await raised(door, 'sunny-sent')
    const sent = await first.next()
    t.match(sent, /"n":1.* q1 #\d+$/)
    await gone(door, first)
    await raised(door, 'sunny-queued')
    const second = await signedIn(door, 'gw-1', { clean: false })
    const again = await settled(second)
    t.match(alertsIn(again), [`sunny-sent q1 dup #${idOf(sent)}`, /^sunny-queued q1 #\d+$/])
    t.not(idOf(String(again[1])), idOf(sent))
    second.send(...again.map(packet => pubackBytes(idOf(packet))))
    await settled(second)
    await gone(door, second)
    t.same(await settled(await signedIn(door, 'gw-1', { clean: false })), [], 'what was acknowledged is gone')
  },
)

t.test('what has waited comes before what is new, however long the queue is', async t => {
  const door = await openDoor(t)
  const first = await signedIn(door, 'gw-1', { clean: false })
  first.send(subscribeBytes(`${ALERTS}/#`, 1))
  await first.next()
  await gone(door, first)
  const ids = Array.from({ length: 300 }, (_, i) => `sunny-${i + 1}`)
  const waiting = ids.splice(0, 250)
  await Promise.all(waiting.map(id => raised(door, id)))
  const second = await signedIn(door, 'gw-1', { clean: false })
  const heard: string[] = []
  for (const id of ids) {
    await raised(door, id)
    heard.push(await second.next())
  }
  heard.push(...(await settled(second)))
  t.same(
    alertsIn(heard).map(word => word.split(' ')[0]),
    [...waiting, ...ids],
  )
})

t.test('nothing is queued for what was unsubscribed', async t => {
  const door = await openDoor(t)
  const first = await signedIn(door, 'gw-1', { clean: false })
  first.send(
    subscribeAllBytes([
      [`${ALERTS}/high`, 1],
      [STATUS, 1],
    ]),
  )
  t.equal(await first.next(), 'suback 1,1 #1')
  first.send(unsubscribeBytes(`${ALERTS}/high`, 2))
  t.equal(await first.next(), 'unsuback #2')
  await gone(door, first)
  await raised(door, 'sunny-1')
  t.equal(await published(await signedIn(door, 'bin-gw'), publishBytes(STATUS, ON)), 'puback #1')
  const again = await settled(await signedIn(door, 'gw-1', { clean: false }))
  t.match(again, [new RegExp(`^publish ${STATUS}`)])
  t.equal(again.length, 1)
})

t.test('a retained message is marked for a new subscriber alone, and an empty one takes it back', async t => {
  const door = await openDoor(t)
  const [device, early] = [await signedIn(door, 'bin-gw'), await signedIn(door, 'gw-1')]
  early.send(subscribeBytes(STATUS, 1))
  await early.next()
  t.equal(await published(device, publishBytes(STATUS, ON, { retain: true })), 'puback #1')
  t.match(await early.next(), /\} q1 #\d+$/)
  const late = await signedIn(door, 'gw-1', { clientId: 'gw-1-late' })
  late.send(subscribeAllBytes([[STATUS, 0]]))
  t.equal(await late.next(), 'suback 0 #1')
  t.equal(await late.next(), `publish ${STATUS} ${ON} q0 retain`)
  t.equal(await published(device, publishBytes(STATUS, '', { retain: true })), 'puback #1')
  t.equal(await late.next(), `publish ${STATUS}  q0`)
  const last = await signedIn(door, 'gw-1', { clientId: 'gw-1-last' })
  last.send(subscribeBytes(STATUS, 1))
  t.same(await settled(last), ['suback 1 #1'])
  t.same(door.intake.told, ['bin-gw online'], 'taking it back says nothing of the device')
  t.same([...door.tally.entries('payloads_rejected')], [])
})

t.test('a status that is refused is told to nobody', async t => {
  const door = await openDoor(t)
  const [device, gateway] = [await signedIn(door, 'bin-gw'), await signedIn(door, 'gw-1')]
  gateway.send(subscribeBytes(STATUS, 1))
  await gateway.next()
  t.equal(await published(device, publishBytes(STATUS, '{"online":1}', { retain: true })), 'puback #1')
  t.same(await settled(gateway), [])
})

const overlaps: [title: string, clean: boolean, qos: readonly number[], expected: RegExp][] = [
  ['both at QoS 1', true, [1, 1], / q1 #\d+$/],
  ['the wider at QoS 0', true, [0, 1], / q1 #\d+$/],
  ['the narrower at QoS 0', true, [1, 0], / q1 #\d+$/],
  ['both at QoS 0', true, [0, 0], / q0$/],
  ['both at QoS 1, with a session', false, [1, 1], / q1 #\d+$/],
  ['the wider at QoS 0, with a session', false, [0, 1], / q1 #\d+$/],
  ['the narrower at QoS 0, with a session', false, [1, 0], / q1 #\d+$/],
]
for (const [title, clean, [wide = 0, narrow = 0], expected] of overlaps) {
  t.test(`subscriptions overlap, ${title}: once, at the highest QoS`, async t => {
    const door = await openDoor(t)
    const peer = await signedIn(door, 'gw-1', { clean })
    peer.send(
      subscribeAllBytes([
        [`${ALERTS}/#`, wide],
        [`${ALERTS}/+`, wide],
        [`${ALERTS}/high`, narrow],
      ]),
    )
    await peer.next()
    await Promise.all([raised(door, 'sunny-0'), raised(door, 'sunny-1')])
    t.match(await peer.next(), expected)
    t.match(await peer.next(), expected)
    t.same(await settled(peer), [], 'no second copy, and the connection stands')
    if (clean) return
    await gone(door, peer)
    await raised(door, 'sunny-2')
    const missed = alertsIn(await settled(await signedIn(door, 'gw-1', { clean })))
    t.match(missed, [/^sunny-0 q1 dup/, /^sunny-1 q1 dup/, /^sunny-2 q1 #/], 'each once')
    t.equal(missed.length, 3)
  })
}

t.test('a refused filter is told 0x80 in its place, and nothing is kept for it', async t => {
  const door = await openDoor(t)
  const first = await signedIn(door, 'bin-gw', { clean: false })
  first.send(
    subscribeAllBytes([
      [COMMAND, 1],
      [`${ALERTS}/#`, 1],
      [STATUS, 2],
    ]),
  )
  t.equal(await first.next(), 'suback 1,128,2 #1')
  await gone(door, first)
  const before = door.broker.stats().keptBytes
  await raised(door, 'sunny-1')
  t.equal(door.broker.stats().keptBytes, before)
})

t.test('nothing is kept for a filter whose right was lost', async t => {
  const door = await openDoor(t)
  const first = await signedIn(door, 'gw-1', { clean: false })
  first.send(subscribeBytes(STATUS, 1))
  await first.next()
  await gone(door, first)
  const { gateway: _gone, ...alone } = door.devices.get('bin-gw') as Device
  door.devices.set('bin-gw', alone)
  const second = await signedIn(door, 'gw-1', { clean: false })
  t.same(await settled(second), [])
  await gone(door, second)
  const before = door.broker.stats().keptBytes
  await published(await signedIn(door, 'bin-gw'), publishBytes(STATUS, ON))
  t.equal(door.broker.stats().keptBytes, before)
})

const closing: [title: string, packets: readonly Buffer[], expected: readonly string[]][] = [
  [
    'a second CONNECT',
    [connectBytes(signInAs('bin-1')), connectBytes(signInAs('bin-1'))],
    ['connack 0', 'closed'],
  ],
  ['a packet before CONNECT', [pingBytes], ['closed']],
  [
    'a publish to a wildcard',
    [connectBytes(signInAs('bin-1')), publishBytes('community/#', '')],
    ['connack 0', 'closed'],
  ],
  [
    'a protocol level that there is not',
    [connectBytes(signInAs('bin-1', { version: 7 }))],
    ['connack 1', 'closed'],
  ],
  [
    'an empty client id with a session',
    [connectBytes(signInAs('bin-1', { clientId: '', clean: false }))],
    ['connack 2', 'closed'],
  ],
]
for (const [title, packets, expected] of closing) {
  t.test(`${title} ends the connection`, async t => {
    const door = await openDoor(t)
    const peer = door.peer()
    peer.send(...packets)
    t.same(await peer.until('closed'), expected)
  })
}

t.test('an empty client id without a session, and MQTT 3.1, are let in', async t => {
  const door = await openDoor(t)
  for (const more of [{ clientId: '' }, { protocol: 'MQIsdp', version: 3 }]) {
    const peer = door.peer()
    t.equal(await signInPeer(peer, signInAs('bin-gw', more)), 'connack 0')
    t.equal(await published(peer, publishBytes(STATUS, ON, { messageId: 4 })), 'puback #4')
  }
})

t.test('a QoS 2 message that comes again after a reconnect is told to the others once', async t => {
  const door = await openDoor(t)
  const gateway = await signedIn(door, 'gw-1')
  gateway.send(subscribeAllBytes([[STATUS, 2]]))
  await gateway.next()
  const message = { qos: 2, messageId: 7 } as const
  const first = await signedIn(door, 'bin-gw', { clean: false })
  t.equal(await published(first, publishBytes(STATUS, ON, message)), 'pubrec #7')
  await gone(door, first)
  const second = await signedIn(door, 'bin-gw', { clean: false })
  t.equal(await published(second, publishBytes(STATUS, ON, { ...message, dup: true })), 'pubrec #7')
  t.equal(await published(second, pubrelBytes(7)), 'pubcomp #7')
  t.equal(await published(second, publishBytes(STATUS, ON, message)), 'pubrec #7', 'the id is free again')
  const heard = await settled(gateway)
  t.match(heard, [/ q2 #\d+$/, / q2 #\d+$/])
  t.equal(heard.length, 2)
})

t.test("a publisher's DUP is its own", async t => {
  const door = await openDoor(t)
  const gateway = await signedIn(door, 'gw-1')
  gateway.send(subscribeBytes(STATUS, 1))
  await gateway.next()
  await published(await signedIn(door, 'bin-gw'), publishBytes(STATUS, ON, { dup: true }))
  t.match(await gateway.next(), / q1 #\d+$/)
})

t.test('a message that something newer overtook is no repetition', async t => {
  const held: (() => void)[] = []
  let holding = false
  const store = openSqliteStore()
  const door = await openDoor(t, {
    store: {
      load: () => store.load(),
      save: async changes => {
        if (holding) await new Promise<void>(resolve => held.push(resolve))
        await store.save(changes)
      },
    },
  })
  const away = await signedIn(door, 'gw-1', { clean: false })
  away.send(subscribeBytes(`${ALERTS}/#`, 1))
  await away.next()
  await gone(door, away)
  const hearer = await signedIn(door, 'gw-1', { clientId: 'gw-1-b' })
  hearer.send(
    subscribeAllBytes([
      [`${ALERTS}/#`, 1],
      [STATUS, 0],
    ]),
  )
  await hearer.next()
  const device = await signedIn(door, 'bin-gw')
  holding = true
  const kept = raised(door, 'sunny-1')
  device.send(publishBytes(STATUS, ON, { qos: 0 }))
  t.equal(await hearer.next(), `publish ${STATUS} ${ON} q0`)
  holding = false
  for (const go of held) go()
  await kept
  t.match(await hearer.next(), /sunny-1/)
})

t.test('who takes over the name of a session takes over nothing of what was owed under it', async t => {
  const door = await openDoor(t)
  const first = await signedIn(door, 'gw-1', { clientId: 'gw-1-b', clean: false })
  first.send(subscribeBytes(`${ALERTS}/#`, 1))
  await first.next()
  await gone(door, first)
  await raised(door, 'sunny-1')
  const id = 'gw-1-b'
  door.devices.set(id, { id, kind: 'gateway', site: 'sunny', zone: 'gate', name: id })
  door.credentials.set(id, hashOf(tokenOf(id)))
  const peer = door.peer()
  t.equal(await signInPeer(peer, signInAs(id, { clean: false })), 'connack 0')
  t.same(await settled(peer), [])
})
