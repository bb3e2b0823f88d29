import { connectAsync, type MqttClient } from 'mqtt'
import t, { type Test } from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { memoryBridgeStore, openTestBridges, type TestBridges } from './testing/fixture.ts'
import { startMosquitto } from './testing/mosquitto.ts'

const mosquitto = needs('mosquitto')

async function publisher(t: Pick<Test, 'teardown'>, port: number): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`)
  t.teardown(() => client.endAsync(true))
  return client
}

const isUp = ({ bridges }: TestBridges) => bridges.list()[0]?.state === 'connected'
const subscribed = (test: TestBridges) => () => isUp(test) && test.tally.of('bridge_turns', 'connected') > 0

async function listening(test: TestBridges, client: MqttClient, ...filters: readonly string[]) {
  test.listen(...filters)
  await test.until(subscribed(test))
  // Subscriptions take effect at the broker a moment after they are asked for.
  const probe = (filters[0] ?? '').replace(/[+#]/g, 'probe')
  await test.until(() => {
    client.publish(probe, 'probe')
    return test.intake.said.includes(`${probe} probe`)
  })
  await client.publishAsync(probe, 'last', { qos: 1 })
  await test.until(() => test.intake.said.includes(`${probe} last`))
  test.intake.came.length = 0
}

for (const protocol of [4, 5] as const)
  t.test(
    `MQTT ${protocol}: what is not acknowledged at a kill comes again, and is known for it`,
    mosquitto,
    async t => {
      const { port } = await startMosquitto(t)
      const client = await publisher(t, port)
      const store = memoryBridgeStore()
      const first = await openTestBridges(t, { port, store, entry: { protocol } })
      await listening(first, client, 'a/+')
      first.intake.holding = true
      await client.publishAsync('a/1', 'x', { qos: 1 })
      await client.publishAsync('a/2', 'y', { qos: 1 })
      await first.until(() => first.intake.came.length === 2)
      await first.bridges.stop()
      const second = await openTestBridges(t, { port, store, entry: { protocol } })
      second.listen('a/+')
      await second.until(() => second.intake.came.length === 2)
      t.same(second.intake.said, ['a/1 x', 'a/2 y'])
      t.same(
        second.intake.came.map(({ dup }) => dup),
        [true, true],
      )
      t.same(
        second.intake.came.map(({ packet }) => packet),
        first.intake.came.map(({ packet }) => packet),
      )
    },
  )

t.test('at QoS 2 too a message is taken before it is acknowledged', mosquitto, async t => {
  const { port } = await startMosquitto(t)
  const client = await publisher(t, port)
  const store = memoryBridgeStore()
  const entry = { qos: 2 }
  const first = await openTestBridges(t, { port, store, entry })
  await listening(first, client, 'a/+')
  first.intake.holding = true
  await client.publishAsync('a/1', 'x', { qos: 2 })
  await first.until(() => first.intake.came.length === 1)
  await first.bridges.stop()
  const second = await openTestBridges(t, { port, store, entry })
  second.listen('a/+')
  await second.until(() => second.intake.came.length === 1)
  await client.publishAsync('a/2', 'y', { qos: 2 })
  await second.until(() => second.intake.came.length === 2)
  t.same(second.intake.said, ['a/1 x', 'a/2 y'])
})

t.test('what cannot be committed ends the connection, and comes again in its order', mosquitto, async t => {
  const { port } = await startMosquitto(t)
  const client = await publisher(t, port)
  const test = await openTestBridges(t, { port })
  await listening(test, client, 'a/+')
  test.intake.result = { ok: false, code: 'JOURNAL_UNAVAILABLE' }
  await client.publishAsync('a/1', 'x', { qos: 1 })
  await client.publishAsync('a/1', 'y', { qos: 1 })
  await test.until(() => test.tally.of('bridge_turns', 'not-committed') > 0)
  test.intake.result = { ok: true, consequence: { changes: [] } }
  await test.until(() => isUp(test) && test.intake.said.at(-1) === 'a/1 y')
  t.same(test.intake.said.slice(-2), ['a/1 x', 'a/1 y'])
  t.match(test.bridges.list(), [{ failure: { code: 'not-committed' } }])
})

for (const protocol of [4, 5] as const)
  t.test(`MQTT ${protocol}: so many are in flight and no more, whatever waits`, mosquitto, async t => {
    const { port } = await startMosquitto(t, ['allow_anonymous true', 'max_inflight_messages 100'])
    const client = await publisher(t, port)
    const test = await openTestBridges(t, { port, entry: { protocol, inFlightMax: 5 } })
    await listening(test, client, 'a/+')
    test.intake.holding = true
    for (let n = 0; n < 20; n++) await client.publishAsync('a/1', String(n), { qos: 1 })
    await test.until(() => test.intake.came.length === 5)
    t.equal(test.bridges.list()[0]?.inFlight, 5)
    test.intake.release()
    await test.until(() => test.intake.came.length === 20)
    t.same(
      test.intake.said,
      Array.from({ length: 20 }, (_, n) => `a/1 ${n}`),
    )
  })

t.test('what nobody is owed is shed where there is no room, and counted', mosquitto, async t => {
  const { port } = await startMosquitto(t)
  const client = await publisher(t, port)
  const test = await openTestBridges(t, { port, entry: { inFlightMax: 2 } })
  await listening(test, client, 'a/+')
  const before = test.tally.of('bridge_messages', 'shed')
  const shed = () => test.tally.of('bridge_messages', 'shed') - before
  test.intake.holding = true
  for (let n = 0; n < 5; n++) await client.publishAsync('a/1', String(n), { qos: 0 })
  await test.until(() => shed() === 3)
  test.intake.release()
  t.same(test.intake.said, ['a/1 0', 'a/1 1'])
  t.equal(test.bridges.list()[0]?.refused, before + 3)
})

t.test('subscriptions follow the sources, also where the bridge was away meanwhile', mosquitto, async t => {
  const broker = await startMosquitto(t)
  const client = await publisher(t, broker.port)
  const test = await openTestBridges(t, { port: broker.port })
  await listening(test, client, 'a/+', 'b/+')
  test.listen('b/+')
  await test.until(() => test.bridges.list()[0]?.filters.join() === 'b/+')
  await listening(test, client, 'b/+')
  await client.publishAsync('a/1', 'x', { qos: 1 })
  await client.publishAsync('b/1', 'y', { qos: 1 })
  await test.until(() => test.intake.came.length > 0)
  t.same(test.intake.said, ['b/1 y'])
  await broker.stop()
  await test.until(() => !isUp(test))
  test.listen('c/+')
  await broker.start()
  await listening(test, client, 'c/+')
  const again = await publisher(t, broker.port)
  await again.publishAsync('b/1', 'z', { qos: 1 })
  await again.publishAsync('c/1', 'w', { qos: 1 })
  await test.until(() => test.intake.came.length > 0)
  t.same(test.intake.said, ['c/1 w'])
})

t.test('a filter that is none stops no other, is named, and goes as it came', mosquitto, async t => {
  const { port } = await startMosquitto(t)
  const client = await publisher(t, port)
  const test = await openTestBridges(t, { port })
  await listening(test, client, 'b/+', 'b/#/c', 'x+/y')
  t.match(test.bridges.list(), [{ filtersRefused: ['b/#/c', 'x+/y'] }])
  await listening(test, client, 'c/+')
  await client.publishAsync('c/1', 'x', { qos: 1 })
  await test.until(() => test.intake.said.includes('c/1 x'))
  t.match(test.bridges.list(), [{ state: 'connected', filtersRefused: [] }])
  t.equal(test.tally.of('bridge_turns', 'connected'), 1, 'the connection stood all the while')
})

t.test('filters that lie across each other double no message', mosquitto, async t => {
  const { port } = await startMosquitto(t, ['allow_anonymous true', 'allow_duplicate_messages true'])
  const client = await publisher(t, port)
  const test = await openTestBridges(t, { port })
  await listening(test, client, 'a/+', '+/b')
  for (const body of ['1', '2']) await client.publishAsync('a/b', body, { qos: 1 })
  await client.publishAsync('a/c', 'last', { qos: 1 })
  await test.until(() => test.intake.said.includes('a/c last'))
  t.same(test.intake.said, ['a/b 1', 'a/b 2', 'a/c last'])
})

t.test('what is too long, or of no source, is acknowledged and counted', mosquitto, async t => {
  const { port } = await startMosquitto(t)
  const client = await publisher(t, port)
  const test = await openTestBridges(t, { port, payloadBytesMax: 100 })
  await listening(test, client, '+')
  await client.publishAsync('a', 'x'.repeat(100), { qos: 1 })
  await client.publishAsync('b', 'x'.repeat(101), { qos: 1 })
  await client.publishAsync('other', 'x', { qos: 1 })
  await test.until(() => test.tally.of('bridge_messages', 'of-no-source') === 1)
  t.same([test.intake.came.length, test.tally.of('bridge_messages', 'payload-too-large')], [1, 1])
})

t.test(
  'a broker that is not there is looked for again, and what is published is refused meanwhile',
  mosquitto,
  async t => {
    const broker = await startMosquitto(t)
    await broker.stop()
    const test = await openTestBridges(t, { port: broker.port, awayMsMax: 0 })
    await test.until(() => test.bridges.list()[0]?.state === 'away')
    t.match(test.bridges.list(), [{ failure: { code: 'nobody-listens' } }])
    t.same(test.bridges.away(), ['yard'])
    await t.rejects(test.bridges.publish('yard', 'a', 'b'), /away/)
    await broker.start()
    await test.until(() => isUp(test))
    await test.until(() => test.bridges.away().length === 0)
    const client = await publisher(t, broker.port)
    const heard = new Promise(resolve => client.on('message', (topic, body) => resolve(`${topic} ${body}`)))
    await client.subscribeAsync('down/#')
    await test.bridges.publish('yard', 'down/lamp', 'on')
    t.equal(await heard, 'down/lamp on')
  },
)

t.test(
  'a broker that knows nothing of the session is told of a new one: its message ids begin again',
  mosquitto,
  async t => {
    const { port } = await startMosquitto(t)
    const client = await publisher(t, port)
    const store = memoryBridgeStore()
    const identities: (string | undefined)[] = []
    for (const cleanSession of [true, true]) {
      const test = await openTestBridges(t, { port, store, entry: { cleanSession, clientId: 'linli' } })
      await listening(test, client, 'a/+')
      await client.publishAsync('a/1', 'x', { qos: 1 })
      await test.until(() => test.intake.came.length === 1)
      identities.push(test.intake.came[0]?.packet)
      await test.bridges.stop()
    }
    t.equal(new Set(identities).size, 2)
  },
)

t.test(
  'a broker that refuses the password says so in words, and one that refuses a filter too',
  mosquitto,
  async t => {
    const { port } = await startMosquitto(t, ['allow_anonymous false'])
    const test = await openTestBridges(t, { port })
    await test.until(() => test.bridges.list()[0]?.state === 'away')
    t.match(test.bridges.list(), [{ failure: { code: 'not-authorised', words: { en: /account/ } } }])
  },
)
