import t from 'tap'
import type { Device } from '../domain/model/device.ts'
import {
  connectBytes,
  disconnectBytes,
  pingBytes,
  publishBytes,
  subscribeAllBytes,
  subscribeBytes,
  unsubscribeBytes,
} from './raw-packets.ts'
import { gone, raised, signedIn } from './testing/at-the-door.ts'
import { openDoor, signInAs } from './testing/fixture.ts'
import { said, settled, signInPeer } from './testing/peer.ts'

/** What MQTT 3.1.1 demands, byte by byte; docs/mqtt.md names the sections. */

const STATUS = 'community/sunny/smart-bin/bin-gw/status'
const COMMAND = 'community/sunny/smart-bin/bin-gw/command'
const ALERTS = 'community/sunny/alerts'
const ON = '{"online":true}'

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
  t.equal(await said(await signedIn(door, 'bin-gw'), publishBytes(STATUS, ON)), 'puback #1')
  const again = await settled(await signedIn(door, 'gw-1', { clean: false }))
  t.match(again, [new RegExp(`^publish ${STATUS}`)])
  t.equal(again.length, 1)
})

t.test('a retained message is marked for a new subscriber alone, and an empty one takes it back', async t => {
  const door = await openDoor(t)
  const [device, early] = [await signedIn(door, 'bin-gw'), await signedIn(door, 'gw-1')]
  early.send(subscribeBytes(STATUS, 1))
  await early.next()
  t.equal(await said(device, publishBytes(STATUS, ON, { retain: true })), 'puback #1')
  t.match(await early.next(), /\} q1 #\d+$/)
  const late = await signedIn(door, 'gw-1', { clientId: 'gw-1-late' })
  late.send(subscribeAllBytes([[STATUS, 0]]))
  t.equal(await late.next(), 'suback 0 #1')
  t.equal(await late.next(), `publish ${STATUS} ${ON} q0 retain`)
  t.equal(await said(device, publishBytes(STATUS, '', { retain: true })), 'puback #1')
  t.equal(await late.next(), `publish ${STATUS}  q0`)
  const last = await signedIn(door, 'gw-1', { clientId: 'gw-1-last' })
  t.equal(await said(last, subscribeBytes(STATUS, 1)), 'suback 1 #1')
  t.same(await settled(last), [])
  t.same(door.intake.told, ['bin-gw online'], 'taking it back says nothing of the device')
  t.same([...door.tally.entries('payloads_rejected')], [])
})

t.test('a status that is refused is told to nobody', async t => {
  const door = await openDoor(t)
  const [device, gateway] = [await signedIn(door, 'bin-gw'), await signedIn(door, 'gw-1')]
  gateway.send(subscribeBytes(STATUS, 1))
  await gateway.next()
  t.equal(await said(device, publishBytes(STATUS, '{"online":1}', { retain: true })), 'puback #1')
  t.same(await settled(gateway), [])
})

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
  await said(await signedIn(door, 'bin-gw'), publishBytes(STATUS, ON))
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
    'a publish under the message id 0',
    [connectBytes(signInAs('bin-gw')), publishBytes(STATUS, ON, { messageId: 0 })],
    ['connack 0', 'closed'],
  ],
  [
    'a last will at QoS 3',
    [connectBytes(signInAs('bin-gw', { will: { topic: STATUS, payload: ON, qos: 3 } }))],
    ['closed'],
  ],
  [
    'a client id with a null character',
    [connectBytes(signInAs('bin-1', { clientId: 'bin-1\0' }))],
    ['closed'],
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
    t.equal(await said(peer, publishBytes(STATUS, ON, { messageId: 4 })), 'puback #4')
  }
})
