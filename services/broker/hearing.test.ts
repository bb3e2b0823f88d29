import type { MqttClient } from 'mqtt'
import t from 'tap'
import { connectBytes, pingBytes } from './raw-packets.ts'
import { openDoor, tokenOf } from './testing/fixture.ts'
import { sampleChange as change } from './testing/sample-change.ts'

const heard = (client: MqttClient): Promise<[topic: string, payload: string, qos: number]> =>
  new Promise(resolve =>
    client.once('message', (topic, payload, packet) => resolve([topic, payload.toString(), packet.qos])),
  )

const { alert } = change

t.test('an alert event reaches the gateways of its site, and says nothing of a person', async t => {
  const { broker, connect } = await openDoor(t)
  const gateway = await connect('gw-1')
  await gateway.subscribeAsync('community/sunny/alerts/#', { qos: 1 })
  const message = heard(gateway)
  await broker.publishAlertChange(change)
  const [topic, payload, qos] = await message
  t.equal(topic, 'community/sunny/alerts/high')
  t.equal(qos, 1)
  t.same(JSON.parse(payload), {
    alert: 'sunny-7',
    site: 'sunny',
    zone: 'gate',
    deviceKind: 'wristband',
    title: { en: 'A wearer needs attention', zh: '有佩戴者需要关注' },
    severity: 'high',
    condition: 'active',
    handling: 'assigned',
    event: 'assigned',
    n: 1,
    at: '2023-11-14T22:13:20.123Z',
  })
  t.notMatch(payload, /Wang|Li Wei|Chen|180|band-1|heart/)
})

t.test('a gateway that was away hears what happened meanwhile, up to the limit', async t => {
  const { broker, connect, socket } = await openDoor(t, { sessions: { queuedPerClientMax: 2 } })
  const first = await connect('gw-1', { clean: false })
  await first.subscribeAsync('community/sunny/alerts/+', { qos: 1 })
  await first.endAsync()
  for (const id of ['sunny-1', 'sunny-2', 'sunny-3']) {
    await broker.publishAlertChange({ ...change, alert: { ...alert, id } })
  }
  const second = socket()
  const signIn = connectBytes({ clientId: 'gw-1', username: 'gw-1', password: tokenOf('gw-1'), clean: false })
  // The answer to a ping comes after everything that waited.
  second.socket.write(Buffer.concat([signIn, pingBytes]))
  const bytes = await second.until(bytes => bytes.at(-2) === 0xd0)
  t.same(
    Buffer.from(bytes)
      .toString('latin1')
      .match(/sunny-\d/g),
    ['sunny-1', 'sunny-2'],
  )
})

t.test(
  'a subscription outside its rights is told 0x80, logged and counted, and the others stand',
  async t => {
    const { tally, logged, connect } = await openDoor(t)
    const client = await connect('bin-1')
    const own = 'community/sunny/smart-bin/bin-1/command'
    await t.rejects(client.subscribeAsync([own, '#', 'community/sunny/alerts/#', '$SYS/#']), {
      message: /Unspecified error/,
    })
    const granted = await client.subscribeAsync(own)
    t.match(granted, [{ topic: own, qos: 0 }])
    t.same(
      [...tally.entries('subscriptions_refused')],
      [
        ['topic-wildcard', 1],
        ['alerts-not-gateway', 1],
        ['topic-reserved', 1],
      ],
    )
    const refusals = logged.filter(({ level }) => level === 40)
    t.match(refusals.at(-1), { device: 'bin-1', filter: '$SYS/#', reason: 'topic-reserved' })
    t.equal(client.connected, true)
  },
)
