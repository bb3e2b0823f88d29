import type { MqttClient } from 'mqtt'
import t from 'tap'
import { openDoor, pinged, testDevices, tokenOf, tokensOf } from './testing/fixture.ts'

/** Two gateways whose systems use the same words. */
const sources = {
  heardThrough: () => [],
  hasSources: () => true,
  means: (_gateway: string, topic: string) => topic.startsWith('zb/'),
  hears: (gateway: string, filter: string) => gateway.startsWith('gw-') && filter.startsWith('zb/'),
  ofGateway: () => [],
}
const TOPIC = 'zb/plug/set'
const always = () => true

async function twoGateways(t: Parameters<typeof openDoor>[0]) {
  const door = await openDoor(t, { sources })
  const [first] = testDevices.filter(({ id }) => id === 'gw-1')
  door.devices.set('gw-2', { ...(first as (typeof testDevices)[number]), id: 'gw-2' })
  door.credentials.set('gw-2', tokensOf(tokenOf('gw-2')))
  return { ...door, words: door.broker.words }
}

function heardBy(client: MqttClient): string[] {
  const heard: string[] = []
  client.on('message', (topic, payload, { qos }) => heard.push(`${topic} ${payload} ${qos}`))
  return heard
}

t.test(
  'an order goes to the gateway that it is for, and to no other that listens to the same words',
  async t => {
    const { connect, words } = await twoGateways(t)
    const [own, other] = [await connect('gw-1'), await connect('gw-2')]
    for (const client of [own, other]) await client.subscribeAsync('zb/+/set', { qos: 1 })
    const heard = [heardBy(own), heardBy(other)]
    await words.publish('gw-1', TOPIC, 'off', always)
    // Whoever else publishes there is heard by nobody.
    for (const client of [own, other]) await client.publishAsync(TOPIC, 'on', { qos: 1 })
    await Promise.all([pinged(own), pinged(other)])
    t.same(heard, [[`${TOPIC} off 1`], []])
  },
)

t.test('a gateway is there while it is, and has subscribed to the topic', async t => {
  const { connect, words } = await twoGateways(t)
  const arrived: string[] = []
  words.whenArrived(id => void arrived.push(id))
  t.notOk(words.hears('gw-1', TOPIC))
  await t.rejects(words.publish('gw-1', TOPIC, 'off', always), /the gateway is away/)
  const client = await connect('gw-1')
  t.notOk(words.hears('gw-1', TOPIC), 'it listens to nothing')
  await client.subscribeAsync('zb/#', { qos: 0 })
  t.ok(words.hears('gw-1', TOPIC))
  t.notOk(words.hears('gw-1', 'other/plug/set'))
  t.ok(arrived.includes('gw-1'))
  const heard = heardBy(client)
  await words.publish('gw-1', TOPIC, 'off', always)
  await pinged(client)
  t.same(heard, [`${TOPIC} off 0`], 'at what it asked for')
})

for (const isStillWanted of [true, false])
  t.test(
    `to a session that comes back it is said again: ${isStillWanted}, as it is still wanted`,
    async t => {
      const { connect, words } = await twoGateways(t)
      const first = await connect('gw-1', { clean: false })
      await first.subscribeAsync('zb/+/set', { qos: 1 })
      // It hears and does not answer, so that it is owed the message.
      const came = new Promise<void>(resolve => {
        first.handleMessage = () => resolve()
      })
      let isWanted = true
      void words.publish('gw-1', TOPIC, 'off', () => isWanted).catch(() => {})
      await came
      isWanted = isStillWanted
      const gone = new Promise<void>(resolve => first.once('close', () => resolve()))
      first.stream.destroy()
      await gone
      const heard: string[] = []
      const back = await connect('gw-1', { clean: false })
      back.on('message', (_topic, payload) => heard.push(String(payload)))
      await pinged(back)
      t.same(heard, isStillWanted ? ['off'] : [])
    },
  )
