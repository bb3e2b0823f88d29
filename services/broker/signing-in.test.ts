import { connectAsync, type IClientOptions } from 'mqtt'
import t from 'tap'
import { rotated } from '../domain/model/device-token.ts'
import { connectBytes } from './raw-packets.ts'
import { closing, hashOf, openDoor, signIn, tokenOf, tokensOf } from './testing/fixture.ts'

const refused: [title: string, options: IClientOptions, code: number, reason: string][] = [
  ['nobody', { clientId: 'bin-1' }, 5, 'anonymous'],
  ['a name without a token', { clientId: 'bin-1', username: 'bin-1' }, 5, 'anonymous'],
  ['a device that nobody registered', signIn('ghost'), 4, 'unknown-device'],
  ['a wrong token', { ...signIn('bin-1'), password: 'guess' }, 4, 'wrong-token'],
  ["another device's token", { ...signIn('bin-1'), password: tokenOf('bin-10') }, 4, 'wrong-token'],
  ["another device's client id", { ...signIn('bin-1'), clientId: 'bin-10' }, 2, 'client-id-not-its-own'],
  [
    "a client id beginning with another's",
    { ...signIn('bin-1'), clientId: 'bin-10-x' },
    2,
    'client-id-not-its-own',
  ],
  ['a client id of its own invention', { ...signIn('bin-1'), clientId: 'mqttx' }, 2, 'client-id-not-its-own'],
  [
    'too long a client id',
    { ...signIn('bin-1'), clientId: `bin-1${'x'.repeat(124)}` },
    2,
    'client-id-too-long',
  ],
  [
    "a last will in another's name",
    {
      ...signIn('bin-1'),
      will: { topic: 'community/sunny/smart-bin/bin-10/status', payload: Buffer.from('{}') },
    },
    5,
    'will-outside-rights',
  ],
]
for (const [title, options, code, reason] of refused) {
  t.test(`${title} is refused with ${code}, counted and logged as ${reason}`, async t => {
    const { broker, tally, logged } = await openDoor(t)
    const connected = connectAsync(`mqtt://127.0.0.1:${broker.port}`, { reconnectPeriod: 0, ...options })
    await t.rejects(connected, { code })
    t.same([...tally.entries('connects_refused')], [[reason, 1]])
    t.match(logged, [{ level: 40, reason, address: /^127\.0\.0\.1:\d+$/ }])
  })
}

t.test('a client id that begins with the name of the device is let in', async t => {
  const { broker, connect } = await openDoor(t)
  await connect('bin-1', { clientId: `bin-1${'x'.repeat(123)}` })
  await connect('bin-1', { clientId: 'bin-1-radio' })
  t.equal(broker.stats().connections, 2)
})

t.test('MQTT 5 is refused in its own words', async t => {
  const { tally, socket } = await openDoor(t)
  const { socket: raw, ended } = socket()
  raw.write(connectBytes({ clientId: 'bin-1', version: 5 }))
  t.same(await ended, [0x20, 3, 0, 0x84, 0])
  t.equal(tally.of('connects_refused', 'protocol-version'), 1)
})

t.test('a session to keep without a client id to keep it under is refused with 2', async t => {
  const { tally, socket } = await openDoor(t)
  const { socket: raw, ended } = socket()
  raw.write(connectBytes({ clientId: '', clean: false }))
  t.same(await ended, [0x20, 2, 0, 2])
  t.equal(tally.of('connects_refused', 'client-id-missing'), 1)
})

t.test('bytes that are not MQTT end the connection and are counted', async t => {
  const { tally, socket } = await openDoor(t)
  const { socket: raw, ended } = socket()
  raw.write('GET / HTTP/1.1\r\n\r\n')
  t.same(await ended, [])
  t.equal(tally.of('connects_refused', 'not-mqtt'), 1)
})

t.test('a new token ends the connections under the old one, and no others', async t => {
  const { broker, credentials, connect } = await openDoor(t)
  const [one, two] = [await connect('bin-1'), await connect('bin-1', { clientId: 'bin-1-two' })]
  const other = await connect('bin-10')
  const closed = Promise.all([closing(one), closing(two)])
  credentials.set('bin-1', tokensOf('new token'))
  await closed
  t.equal(other.connected, true)
  await t.rejects(connect('bin-1'), { code: 4 })
  await connect('bin-1', { password: 'new token' })
  t.equal(broker.stats().connections, 2)
})

t.test(
  'while tokens overlap both are let in, and what is open under the old one is closed when it ends',
  async t => {
    const { broker, credentials, connect } = await openDoor(t)
    t.teardown(() => credentials.stop())
    const old = await connect('bin-1')
    const both = rotated(credentials.of('bin-1'), hashOf('new token'), Date.now(), { ms: 60_000 })
    credentials.set('bin-1', both)
    const later = await connect('bin-1', { clientId: 'bin-1-new', password: 'new token' })
    await connect('bin-1', { clientId: 'bin-1-old' })
    t.equal(broker.stats().connections, 3)
    const closed = closing(old)
    credentials.set(
      'bin-1',
      rotated(credentials.of('bin-1'), hashOf('third token'), Date.now(), { ms: 60_000 }),
    )
    await closed
    t.equal(later.connected, true, 'the former now')
  },
)

t.test('a device that is removed is out at once', async t => {
  const { credentials, devices, connect } = await openDoor(t)
  const client = await connect('bin-1')
  const closed = closing(client)
  devices.delete('bin-1')
  credentials.remove('bin-1')
  await closed
  await t.rejects(connect('bin-1'), { code: 4 })
})

t.test('the oldest connection of a device gives way when there are too many', async t => {
  const { connect, broker } = await openDoor(t, { limits: { connectionsPerDeviceMax: 2 } })
  const oldest = await connect('bin-1', { clientId: 'bin-1-a' })
  await connect('bin-1', { clientId: 'bin-1-b' })
  t.equal(broker.stats().connections, 2)
  const closed = closing(oldest)
  await connect('bin-1', { clientId: 'bin-1-c' })
  await closed
  t.equal(broker.stats().connections, 2)
})
