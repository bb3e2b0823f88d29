import t from 'tap'
import type { Input } from '../domain/model/input.ts'
import { DeviceRefusals } from '../runtime/device-refusals.ts'
import { firstAmong, lifeSafety } from './life-safety.ts'
import { publishBytes } from './raw-packets.ts'
import { arrives, gone } from './testing/at-the-door.ts'
import { openDoor, pinged, testDevices, testKinds } from './testing/fixture.ts'
import { ManualClock } from './testing/manual-clock.ts'
import { settled } from './testing/peer.ts'
import { openSqliteStore } from './testing/sqlite-store.ts'

const said = (value: number): Input => ({
  type: 'reading',
  reading: { deviceId: 'bin-gw', values: { fillPercent: value } },
})

/** A reader that takes `bins/…` of gw-1 alone, each message as so many readings as it says. */
const sources = {
  heardThrough: () => [],
  hasSources: (gateway: string) => gateway === 'gw-1',
  means: (gateway: string, topic: string) => gateway === 'gw-1' && topic.startsWith('bins/'),
  hears: (gateway: string, filter: string) => gateway === 'gw-1' && filter.startsWith('bins/'),
  ofGateway(gateway: string, { topic, payload }: { topic: string; payload: Uint8Array }) {
    if (gateway !== 'gw-1' || !topic.startsWith('bins/')) return undefined
    return Array.from({ length: Number(Buffer.from(payload).toString()) }, (_, i) => said(i))
  },
}

t.test('a gateway’s own words are answered when all that they said is committed', async t => {
  const door = await openDoor(t, { sources })
  door.intake.holding = true
  const gateway = await door.connect('gw-1')
  let isAnswered = false
  const published = gateway.publishAsync('bins/all', '3', { qos: 1 }).then(() => {
    isAnswered = true
  })
  await door.intake.came(3)
  door.intake.release(2)
  t.notOk(isAnswered, 'one of three is not committed yet')
  door.intake.release()
  await published
  t.same(door.intake.told, [0, 1, 2])
})

t.test('what says nothing good is answered too, in its turn', async t => {
  const door = await openDoor(t, { sources })
  const gateway = await door.connect('gw-1')
  await Promise.all(['1', '0', '2'].map(count => gateway.publishAsync('bins/all', count, { qos: 1 })))
  t.same(door.intake.told, [0, 0, 1])
})

t.test(
  'of the server’s own topics none is a gateway’s for its sources, nor a source’s topic another account’s',
  async t => {
    const door = await openDoor(t, { sources })
    for (const [id, topic] of [
      ['gw-1', 'community/others'],
      ['gw-1', '$others/all'],
      ['gw-1', 'community/sunny/smart-bin/bin-1/telemetry'],
      ['bin-1', 'others/all'],
      ['bin-1', 'bins/all'],
    ] as const) {
      const peer = await door.connect(id, { reconnectPeriod: 0 })
      const closed = new Promise<void>(resolve => peer.once('close', () => resolve()))
      peer.publish(topic, '1', { qos: 1 })
      await closed
    }
    t.equal(door.tally.of('publishes_refused', 'topic-malformed'), 3)
    t.equal(door.tally.of('publishes_refused', 'topic-reserved'), 1)
    t.equal(door.tally.of('publishes_refused', 'not-its-device'), 1)
    t.equal(door.tally.of('source_messages_rejected', 'topic-no-source'), 0)
    t.same(door.intake.told, [])
  },
)

t.test(
  'what none of its sources listens to is answered, dropped and named, and the gateway stays',
  async t => {
    const refusals = new DeviceRefusals(() => 0)
    const door = await openDoor(t, { sources, refusals })
    const gateway = await door.connect('gw-1', {
      will: { topic: 'frigate/gone', payload: Buffer.from('offline'), qos: 1, retain: true },
    })
    let closed = 0
    gateway.on('close', () => closed++)
    const cameras = ['gate', 'yard', 'lane']
    const topics = cameras.flatMap(camera => [
      ...[`frigate/${camera}/car`, `frigate/${camera}/car/snapshot`, `frigate/${camera}/motion/state`],
      ...[`frigate/${camera}/detect/state`, `frigate/${camera}/recordings/state`],
    ])
    for (const qos of [0, 1, 2] as const)
      for (const topic of topics) await gateway.publishAsync(topic, 'ON', { qos, retain: true })
    await gateway.publishAsync('bins/all', '2', { qos: 1 })
    t.same([closed, door.intake.told], [0, [0, 1]], 'what its sources mean came behind all that')
    t.equal(door.tally.of('source_messages_rejected', 'topic-no-source'), topics.length * 3)
    const named = refusals.of('gw-1')?.reasons.map(({ metric }) => metric)
    t.same(new Set(named), new Set([undefined, ...topics.slice(0, 8)]))
    t.equal(door.logged.filter(({ reason }) => reason === 'topic-no-source').length, 8)
    t.equal(door.broker.stats().keptBytes, 0, 'and nothing of it is kept')
    gateway.options.reconnectPeriod = 0
    gateway.stream.destroy()
    await door.connect('gw-1')
    t.equal(door.tally.of('publishes_refused', 'topic-malformed'), 0, 'nor is its last will a fault')
  },
)

t.test('the last will of a gateway in its own words is heard', async t => {
  const door = await openDoor(t, { sources })
  const will = { topic: 'bins/gone', payload: Buffer.from('2'), qos: 1 as const, retain: false }
  const gateway = await door.connect('gw-1', { will, reconnectPeriod: 0 })
  gateway.stream.destroy()
  await door.intake.came(2)
  t.same(door.intake.told, [0, 1])
})

t.test('a gateway is heard by what it forwards, and not by its last will', async t => {
  const sign: Input = { type: 'reading', reading: { deviceId: 'gw-1', values: { sign: 'gw-1' } } }
  const signs = { gateways: () => [], due: () => sign, connection: () => undefined }
  const door = await openDoor(t, { sources, signs })
  const will = { topic: 'bins/gone', payload: Buffer.from('1'), qos: 1 as const, retain: false }
  const gateway = await door.connect('gw-1', { will, reconnectPeriod: 0 })
  for (const count of ['1', '0']) await gateway.publishAsync('bins/all', count, { qos: 1 })
  await gateway.publishAsync('others/all', '1', { qos: 1 })
  t.same(door.intake.told, ['gw-1', 0, 'gw-1'], 'also where nobody understood what it said')
  gateway.stream.destroy()
  await door.intake.came(4)
  t.same(door.intake.told, ['gw-1', 0, 'gw-1', 0])
})

t.test(
  'a last will in a gateway’s own words that could not be committed is published by the next start',
  async t => {
    const store = openSqliteStore()
    const first = await openDoor(t, { sources, store })
    const { peer } = await arrives(first, 'gw-1', { will: { topic: 'bins/gone', payload: '2' } })
    first.intake.result = { ok: false, code: 'JOURNAL_UNAVAILABLE' }
    await gone(first, peer)
    await first.intake.came(2)
    // Behind it in the order of the writes.
    await settled((await arrives(first, 'bin-1')).peer)

    const clock = new ManualClock()
    const second = await openDoor(t, { sources, store, clock, sessions: { willGraceMs: 0 } })
    clock.advance(0)
    await second.intake.came(2)
    t.same(second.intake.told, [0, 1])
  },
)

t.test('a last will comes behind what its gateway said before', async t => {
  const door = await openDoor(t, { sources })
  door.intake.holding = true
  const { peer } = await arrives(door, 'gw-1', { will: { topic: 'bins/gone', payload: '3' } })
  peer.send(publishBytes('bins/all', '1'))
  await door.intake.came(1)
  await gone(door, peer)
  door.intake.release()
  await door.intake.came(4)
  t.same(door.intake.told, [0, 0, 1, 2])
})

t.test('a gateway speaks for a band that its source tells of, though the band names no gateway', async t => {
  const band = { ...testDevices[2], gateway: undefined } as never
  const through = (devices: readonly never[]) =>
    lifeSafety(testKinds, { behind: () => [] }, { heardThrough: id => (id === 'gw-1' ? devices : []) })
  const gateway = testDevices.find(({ id }) => id === 'gw-1') as (typeof testDevices)[number]
  t.ok(through([band]).speaksFor(gateway))
  t.notOk(through([]).speaksFor(gateway))
  t.notOk(through([band]).speaksFor({ ...gateway, id: 'gw-2' }))
})

t.test('a message of a gateway goes by the pace of the one in it that a life may hang on', async t => {
  const find = (id: string) => testDevices.find(device => device.id === id)
  const firstOf = firstAmong(find, lifeSafety(testKinds, { behind: () => [] }))
  const about = (deviceId: string): Input => ({ type: 'status', deviceId, online: true })
  t.equal(firstOf([said(1), about('bin-1'), about('band-1')])?.id, 'band-1')
  t.equal(firstOf([said(1), about('bin-1')]), undefined)
  t.equal(firstOf([]), undefined)
})

t.test('a gateway may subscribe to what its sources need, and nothing of it is ever forwarded', async t => {
  const door = await openDoor(t, { sources })
  const gateway = await door.connect('gw-1')
  const heard: string[] = []
  gateway.on('message', topic => heard.push(topic))
  const [granted] = await gateway.subscribeAsync('bins/+/set', { qos: 1 })
  t.equal(granted?.qos, 1)
  for (const retain of [true, false]) await gateway.publishAsync('bins/lamp/set', '1', { qos: 1, retain })
  const other = await door.connect('gw-1', { clientId: 'gw-1-new' })
  other.on('message', topic => heard.push(topic))
  await other.subscribeAsync('bins/+/set', { qos: 1 })
  await Promise.all([pinged(gateway), pinged(other)])
  t.same(door.intake.told, [0, 0], 'both were taken')
  t.same(heard, [], 'and neither was handed on or kept')
  t.equal(door.broker.stats().keptBytes, 0)
})

t.test('other filters are refused as before, and so are these for a device that is no gateway', async t => {
  const door = await openDoor(t, { sources })
  for (const [id, filter] of [
    ['gw-1', 'others/#'],
    ['bin-1', 'bins/+/set'],
  ] as const) {
    const client = await door.connect(id)
    await t.rejects(client.subscribeAsync(filter))
  }
  t.equal(door.tally.of('subscriptions_refused', 'topic-wildcard'), 2)
})
