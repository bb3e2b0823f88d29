import t from 'tap'
import { pubackBytes, publishBytes, pubrelBytes, subscribeAllBytes, subscribeBytes } from './raw-packets.ts'
import { alertsIn, gone, raised, signedIn } from './testing/at-the-door.ts'
import { openDoor, signInAs, tokenOf, tokensOf } from './testing/fixture.ts'
import { idOf, said, settled, signInPeer } from './testing/peer.ts'
import { openSqliteStore } from './testing/sqlite-store.ts'

/** Who is owed what, how often and in which order, byte by byte; docs/mqtt.md names the sections of MQTT 3.1.1. */

const STATUS = 'community/sunny/smart-bin/bin-gw/status'
const ALERTS = 'community/sunny/alerts'
const ON = '{"online":true}'

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
  // What is new leaves when its id is kept: an answer to a ping may come before it.
  while (alertsIn(heard).length < waiting.length + ids.length) heard.push(await second.next())
  t.same(
    alertsIn(heard).map(word => word.split(' ')[0]),
    [...waiting, ...ids],
  )
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

t.test('a QoS 2 message that comes again after a reconnect is told to the others once', async t => {
  const door = await openDoor(t)
  const gateway = await signedIn(door, 'gw-1')
  gateway.send(subscribeAllBytes([[STATUS, 2]]))
  await gateway.next()
  const message = { qos: 2, messageId: 7 } as const
  const first = await signedIn(door, 'bin-gw', { clean: false })
  t.equal(await said(first, publishBytes(STATUS, ON, message)), 'pubrec #7')
  await gone(door, first)
  const second = await signedIn(door, 'bin-gw', { clean: false })
  t.equal(await said(second, publishBytes(STATUS, ON, { ...message, dup: true })), 'pubrec #7')
  t.equal(await said(second, pubrelBytes(7)), 'pubcomp #7')
  t.equal(await said(second, publishBytes(STATUS, ON, message)), 'pubrec #7', 'the id is free again')
  const heard = await settled(gateway)
  t.match(heard, [/ q2 #\d+$/, / q2 #\d+$/])
  t.equal(heard.length, 2)
})

t.test("a publisher's DUP is its own", async t => {
  const door = await openDoor(t)
  const gateway = await signedIn(door, 'gw-1')
  gateway.send(subscribeBytes(STATUS, 1))
  await gateway.next()
  await said(await signedIn(door, 'bin-gw'), publishBytes(STATUS, ON, { dup: true }))
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
  door.credentials.set(id, tokensOf(tokenOf(id)))
  const peer = door.peer()
  t.equal(await signInPeer(peer, signInAs(id, { clean: false })), 'connack 0')
  t.same(await settled(peer), [])
})
