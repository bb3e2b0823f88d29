import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { Aedes } from 'aedes'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import type { Link } from './link.ts'
import { Session } from './session.ts'
import { Subscriptions, whyNotSubscribed } from './subscriptions.ts'
import { memoryBridgeStore, openTestBridges } from './testing/fixture.ts'

/** A broker that keeps what is secret to itself. */
async function discreet(t: Test): Promise<number> {
  const broker = await Aedes.createBroker({
    authorizeSubscribe: (_client, wanted, answer) =>
      answer(null, wanted.topic.startsWith('secret') ? null : wanted),
  })
  const server = createServer(socket => broker.handle(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    broker.close()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

t.test('a filter that the broker refuses is named, and stops no other', async t => {
  const port = await discreet(t)
  const test = await openTestBridges(t, { port })
  const refused = () => test.bridges.list()[0]?.filtersRefused.join()
  test.listen('a/+', 'secret/#', 'z/+')
  await test.until(() => refused() === 'secret/#')
  t.match(test.bridges.list(), [{ state: 'connected', filters: ['a/+', 'secret/#', 'z/+'] }])
  test.listen('a/+')
  await test.until(() => refused() === '')
  t.equal(test.tally.of('bridge_turns', 'connected'), 1, 'the connection stood all the while')
})

t.test('what could not be noted here is told apart from what could not be said there', async t => {
  const config = { id: 'yard', clientId: undefined, cleanSession: false, shared: undefined, qos: 1 } as const
  const store = memoryBridgeStore()
  let isFull = true
  const session = new Session({
    config,
    kept: undefined,
    newId: () => 'id',
    store: {
      async saveBridgeSession(kept) {
        if (isFull) throw new Error('disk full')
        await store.saveBridgeSession(kept)
      },
    },
  })
  const subscriptions = new Subscriptions({ config, session, wanted: () => ['a/+'] })
  const link = { subscribe: () => Promise.reject(new Error('odd')) } as Partial<Link> as Link
  const why = () => subscriptions.follow(link).then(() => undefined, whyNotSubscribed)
  t.match(await why(), { code: 'not-committed' })
  isFull = false
  session.beginAnew()
  t.match(await why(), { code: 'not-subscribed', words: { en: /could not be subscribed/ } })
})

t.test(
  'whoever shares subscriptions is told at the start what a broker may forget, and nobody else is',
  async t => {
    const lines: string[] = []
    const log = pino({ level: 'warn' }, { write: line => void lines.push(line) })
    for (const entry of [{}, { shared: 'linli' }]) {
      const { bridges } = await openTestBridges(t, { port: 9, entry, log })
      t.equal(bridges.list()[0]?.shared, entry.shared)
      await bridges.stop()
    }
    const told = lines.map(line => JSON.parse(line)).filter(({ shared }) => shared !== undefined)
    t.match(told, [{ bridge: 'yard', shared: 'linli', msg: /a restart of mosquitto is lost/ }])
    t.equal(told.length, 1)
  },
)
