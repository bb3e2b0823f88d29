import t, { type Test } from 'tap'
import type { MqttStore } from '../store/mqtt-store.ts'
import { publishBytes, subscribeAllBytes } from './raw-packets.ts'
import { gone, signedIn } from './testing/at-the-door.ts'
import { openDoor, type TestDoor, type TestDoorOptions } from './testing/fixture.ts'
import { type Peer, said, settled } from './testing/peer.ts'
import { openSqliteStore } from './testing/sqlite-store.ts'

const statusOf = (kind: string, id: string) => `community/sunny/${kind}/${id}/status`
const STATUS = statusOf('smart-bin', 'bin-gw')
const OTHER = statusOf('wristband', 'band-1')
const LAST = statusOf('gateway', 'gw-1')
const ON = '{"online":true}'
const OFF = '{"online":false}'

const retain = (payload: string, messageId = 1) => publishBytes(STATUS, payload, { retain: true, messageId })

/** What a new subscriber is told at once: all that comes before the last one, of whom something is always retained. */
async function retainedIn(door: TestDoor, topics: readonly string[] = [STATUS]) {
  const peer = await signedIn(door, 'gw-1', { clientId: 'gw-1-new' })
  peer.send(subscribeAllBytes([...topics, LAST].map(topic => [topic, 0] as const)))
  const [, ...told] = await peer.until(`publish ${LAST}`)
  await gone(door, peer)
  return told.slice(0, -1)
}

async function openWithLast(t: Test, options: TestDoorOptions = {}): Promise<TestDoor> {
  const door = await openDoor(t, options)
  const peer = await signedIn(door, 'gw-1')
  t.equal(await said(peer, publishBytes(LAST, ON, { retain: true })), 'puback #1')
  await gone(door, peer)
  return door
}

async function hearer(door: TestDoor): Promise<Peer> {
  const peer = await signedIn(door, 'gw-1')
  peer.send(subscribeAllBytes([[STATUS, 1]]))
  await peer.next()
  return peer
}

const sequences: [title: string, payloads: readonly string[], left: readonly string[]][] = [
  ['a status and its removal', [ON, ''], []],
  ['a removal and a status', ['', ON], [ON]],
  ['a status, its removal and another', [ON, '', OFF], [OFF]],
  ['two statuses', [ON, OFF], [OFF]],
]

for (const [title, payloads, left] of sequences) {
  t.test(`${title} in one breath take effect in their order, here and in the store`, async t => {
    const store = openSqliteStore()
    const door = await openWithLast(t, { store })
    const ear = await hearer(door)
    const device = await signedIn(door, 'bin-gw')
    door.intake.holding = true
    device.send(...payloads.map((payload, i) => retain(payload, i + 1)))
    await door.intake.came(1 + payloads.filter(payload => payload !== '').length)
    const first = await settled(ear)
    t.equal(first.length, payloads.indexOf(ON), 'nothing overtakes what waits for its commit')
    door.intake.release()
    for (const [i] of payloads.entries()) t.equal(await device.next(), `puback #${i + 1}`)
    t.match(
      [...first, ...(await settled(ear))],
      payloads.map(payload => `publish ${STATUS} ${payload} q1`),
    )
    t.same(
      await retainedIn(door),
      left.map(payload => `publish ${STATUS} ${payload} q0 retain`),
    )
    t.same(
      (await store.load()).retained.map(({ payload }) => Buffer.from(payload).toString()),
      [ON, ...left],
    )
  })
}

t.test('what comes behind a status that could not be committed has no effect', async t => {
  const door = await openWithLast(t)
  const device = await signedIn(door, 'bin-gw')
  t.equal(await said(device, retain(ON)), 'puback #1')
  door.intake.result = { ok: false, code: 'JOURNAL_UNAVAILABLE' }
  device.send(retain(OFF, 2), retain('', 3))
  t.equal(await device.next(), 'closed')
  t.same(await retainedIn(door), [`publish ${STATUS} ${ON} q0 retain`])
})

t.test('a removal that could not be written is not acknowledged, and is made up for', async t => {
  const store = openSqliteStore()
  let failing = true
  const full: MqttStore = {
    load: () => store.load(),
    save: async changes => {
      if (failing && changes.some(({ type }) => type === 'unretained')) throw new Error('the disk is full')
      await store.save(changes)
    },
  }
  const door = await openWithLast(t, { store: full })
  const device = await signedIn(door, 'bin-gw')
  t.equal(await said(device, retain(ON)), 'puback #1')
  t.equal(await said(device, retain('', 2)), 'closed')
  failing = false
  t.same(await retainedIn(door), [])
  await said(await signedIn(door, 'gw-1'), publishBytes(OTHER, ON, { retain: true }))
  t.same(
    (await store.load()).retained.map(({ topic }) => topic),
    [LAST, OTHER],
  )
})

t.test('a status of the longest payload is retained, and a longer one is told and takes it away', async t => {
  const door = await openWithLast(t, { sessions: { retainedBytesMax: 40 } })
  const fitting = `{"online":true,"why":"${'x'.repeat(16)}"}`
  const longer = fitting.replace('"why":"', '"why":"x')
  const ear = await hearer(door)
  const device = await signedIn(door, 'bin-gw')
  t.equal(fitting.length, 40)
  t.equal(await said(device, retain(fitting)), 'puback #1')
  t.same(await retainedIn(door), [`publish ${STATUS} ${fitting} q0 retain`])
  t.equal(await said(device, retain(longer)), 'puback #1')
  t.match(await settled(ear), [/q1/, new RegExp(longer)])
  t.same(await retainedIn(door), [], 'what was said before is no longer so')
  t.same([...door.tally.entries('mqtt_messages_dropped')], [['retained-bytes-max', 1]])
  t.match(
    door.logged.find(({ reason }) => reason === 'retained-bytes-max'),
    { topic: STATUS, bytes: 41 },
  )
})

t.test(
  'a topic more than may be retained is told, counted and not retained, a known one replaced',
  async t => {
    const door = await openWithLast(t, { sessions: { retainedMax: 2 } })
    const before = door.broker.stats().keptBytes
    const peer = await signedIn(door, 'gw-1')
    for (const topic of [STATUS, OTHER, STATUS])
      t.equal(await said(peer, publishBytes(topic, ON, { retain: true })), 'puback #1')
    t.same([...door.tally.entries('mqtt_messages_dropped')], [['retained-max', 1]])
    t.same(await retainedIn(door, [STATUS, OTHER]), [`publish ${STATUS} ${ON} q0 retain`])
    t.equal(await said(peer, retain('')), 'puback #1')
    t.equal(door.broker.stats().keptBytes, before, 'what is taken back takes no room')
    t.equal(await said(peer, publishBytes(OTHER, ON, { retain: true })), 'puback #1')
    t.match(await retainedIn(door, [STATUS, OTHER]), [new RegExp(OTHER)])
  },
)

t.test('two topics at once pass the limit no more than one after the other', async t => {
  const door = await openWithLast(t, { sessions: { retainedMax: 2 } })
  const peer = await signedIn(door, 'gw-1')
  peer.send(retain(ON), publishBytes(OTHER, ON, { retain: true, messageId: 2 }))
  t.same([await peer.next(), await peer.next()], ['puback #1', 'puback #2'])
  t.equal((await retainedIn(door, [STATUS, OTHER])).length, 1)
})
