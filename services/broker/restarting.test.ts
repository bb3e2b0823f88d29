import t, { type Test } from 'tap'
import type { MqttStore } from '../store/mqtt-store.ts'
import {
  pubackBytes,
  pubcompBytes,
  publishBytes,
  pubrecBytes,
  pubrelBytes,
  subscribeAllBytes,
} from './raw-packets.ts'
import { arrives, arrivesToStay, gone, raised } from './testing/at-the-door.ts'
import { openDoor, type TestDoor, type TestDoorOptions, tokensOf } from './testing/fixture.ts'
import { idOf, said, settled } from './testing/peer.ts'
import { openSqliteStore } from './testing/sqlite-store.ts'

/**
 * What is left when the process dies: another broker begins with what the database holds at that moment, while the
 * first one is never told.
 */

const STATUS = 'community/sunny/smart-bin/bin-gw/status'
const ALERTS = 'community/sunny/alerts/#'
const ON = '{"online":true}'
const OFF = '{"online":false}'

const begin = (t: Test, store: MqttStore, more: TestDoorOptions = {}) => openDoor(t, { store, ...more })

async function hears(door: TestDoor, id: string): Promise<string[]> {
  const { peer } = await arrivesToStay(door, id)
  return settled(peer)
}
const alertIds = (packets: readonly string[]) => packets.map(packet => /sunny-\w+/.exec(packet)?.[0])

t.test('a session, its subscriptions and what waits for it stand as they stood, in order', async t => {
  const store = openSqliteStore()
  const first = await begin(t, store)
  const { peer } = await arrivesToStay(first, 'gw-1')
  t.equal(await said(peer, subscribeAllBytes([[ALERTS, 1]])), 'suback 1 #1')
  await gone(first, peer)
  for (const id of ['sunny-1', 'sunny-2', 'sunny-3']) await raised(first, id)

  const second = await begin(t, store)
  const { peer: again, answer } = await arrivesToStay(second, 'gw-1')
  t.equal(answer, 'connack 0 session')
  const waited = await settled(again)
  t.same(alertIds(waited), ['sunny-1', 'sunny-2', 'sunny-3'])
  t.notMatch(waited.join(), / dup /)
  await raised(second, 'sunny-4')
  t.match(await again.next(), /sunny-4.* q1 #\d+$/)
})

t.test('what was on its way comes again under its id, what was acknowledged does not', async t => {
  const store = openSqliteStore()
  const first = await begin(t, store)
  const { peer } = await arrivesToStay(first, 'gw-1')
  await said(peer, subscribeAllBytes([[ALERTS, 1]]))
  await raised(first, 'sunny-1')
  await raised(first, 'sunny-2')
  const [one, two] = [await peer.next(), await peer.next()]
  peer.send(pubackBytes(idOf(one)))
  await settled(peer)
  // Behind it in the order of the writes.
  await raised(first, 'sunny-3')

  const heard = await hears(await begin(t, store), 'gw-1')
  t.same(alertIds(heard), ['sunny-2', 'sunny-3'])
  t.match(heard[0], new RegExp(` q1 dup #${idOf(two)}$`))
})

t.test('a status is retained, and kept for who is away, before it is acknowledged', async t => {
  const store = openSqliteStore()
  const first = await begin(t, store)
  const { peer } = await arrivesToStay(first, 'gw-1')
  await said(peer, subscribeAllBytes([[STATUS, 1]]))
  await gone(first, peer)
  const { peer: device } = await arrives(first, 'bin-gw')
  t.equal(await said(device, publishBytes(STATUS, ON, { retain: true })), 'puback #1')

  const second = await begin(t, store)
  t.match(await hears(second, 'gw-1'), [new RegExp(`^publish ${STATUS} ${ON} q1 #`)])
  const { peer: late } = await arrives(second, 'gw-1', { clientId: 'gw-1-late' })
  t.equal(await said(late, subscribeAllBytes([[STATUS, 1]])), 'suback 1 #1')
  t.match(await late.next(), new RegExp(`^publish ${STATUS} ${ON} q1 retain #`))
})

t.test(
  'a QoS 2 message that was taken is not taken again, and its id is free when it was let go',
  async t => {
    const store = openSqliteStore()
    const message = { qos: 2, messageId: 9 } as const
    const first = await begin(t, store)
    const { peer } = await arrivesToStay(first, 'bin-gw')
    t.equal(await said(peer, publishBytes(STATUS, ON, message)), 'pubrec #9')

    const second = await begin(t, store)
    const { peer: gateway } = await arrives(second, 'gw-1')
    await said(gateway, subscribeAllBytes([[STATUS, 2]]))
    const { peer: again } = await arrivesToStay(second, 'bin-gw')
    t.equal(await said(again, publishBytes(STATUS, ON, { ...message, dup: true })), 'pubrec #9')
    t.equal(await said(again, pubrelBytes(9)), 'pubcomp #9')
    t.same(await settled(gateway), [], 'it was told to the others before')

    const third = await begin(t, store)
    const { peer: ear } = await arrives(third, 'gw-1')
    await said(ear, subscribeAllBytes([[STATUS, 2]]))
    const { peer: last } = await arrivesToStay(third, 'bin-gw')
    t.equal(await said(last, publishBytes(STATUS, OFF, message)), 'pubrec #9')
    t.match(await ear.next(), / q2 #\d+$/)
  },
)

t.test('a QoS 2 message that a client has is not sent to it again, only let go', async t => {
  const store = openSqliteStore()
  const first = await begin(t, store)
  const { peer } = await arrivesToStay(first, 'gw-1')
  await said(peer, subscribeAllBytes([[STATUS, 2]]))
  const { peer: device } = await arrives(first, 'bin-gw')
  await said(device, publishBytes(STATUS, ON, { qos: 2 }))
  const id = idOf(await peer.next())
  t.equal(await said(peer, pubrecBytes(id)), `pubrel #${id}`)

  const second = await begin(t, store)
  const { peer: again } = await arrivesToStay(second, 'gw-1')
  t.same(await settled(again), [`pubrel #${id}`])
  again.send(pubcompBytes(id))
  await settled(again)
  await raised(second, 'sunny-1')
  t.same(await hears(await begin(t, store), 'gw-1'), [])
})

t.test(
  'with its token a device loses its sessions and what waits for it, with its registration its status',
  async t => {
    const store = openSqliteStore()
    const first = await begin(t, store)
    const { peer } = await arrivesToStay(first, 'gw-1')
    await said(peer, subscribeAllBytes([[ALERTS, 1]]))
    const { peer: device } = await arrivesToStay(first, 'bin-gw')
    await said(device, publishBytes(STATUS, ON, { retain: true }))
    await raised(first, 'sunny-1')
    first.credentials.set('gw-1', tokensOf('another'))
    await peer.until('closed')
    t.equal(first.broker.stats().sessions, 1)
    t.equal((await store.load()).retained.length, 1, 'the status of another device stands')
    first.devices.delete('bin-gw')
    first.credentials.remove('bin-gw')
    await device.next()
    await raised(first, 'sunny-2')
    t.same([first.broker.stats().sessions, first.broker.stats().keptBytes], [0, 0])

    const second = await begin(t, store)
    t.equal(second.broker.stats().keptBytes, 0)
    t.equal((await arrivesToStay(second, 'gw-1')).answer, 'connack 0')
  },
)

t.test('what was kept for a device that is gone at the next start is dropped', async t => {
  const store = openSqliteStore()
  await store.save([
    { type: 'session', clientId: 'ghost', owner: 'ghost', leftAt: 1 },
    { type: 'queued', clientId: 'ghost', n: 1, topic: STATUS, payload: new Uint8Array(9), qos: 1 },
    { type: 'retained', topic: STATUS.replace('bin-gw', 'ghost'), payload: new Uint8Array(9), qos: 1 },
  ])
  const door = await begin(t, store)
  t.match(door.broker.stats(), { sessions: 0, keptBytes: 0 })
  await raised(door, 'sunny-1')
  await door.broker.close()
  const { sessions, queued, retained } = await store.load()
  t.same([sessions, queued, retained], [[], [], []])
})

t.test('what cannot be written is not acknowledged, and the connection ends', async t => {
  const store = openSqliteStore()
  const full: MqttStore = {
    load: () => store.load(),
    save: async changes => {
      if (changes.some(({ type }) => ['retained', 'subscribed', 'received'].includes(type)))
        throw new Error('the disk is full')
      await store.save(changes)
    },
  }
  const door = await begin(t, full)
  const packets = [
    publishBytes(STATUS, ON, { retain: true }),
    subscribeAllBytes([[STATUS, 1]]),
    publishBytes(STATUS, ON, { qos: 2 }),
  ]
  for (const packet of packets) {
    const { peer } = await arrivesToStay(door, 'bin-gw')
    t.equal(await said(peer, packet), 'closed')
  }
  t.equal((await begin(t, store)).broker.stats().keptBytes, 0)
})
