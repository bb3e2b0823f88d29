import t from 'tap'
import type { ChannelParts } from '../channel.ts'
import { channelContract } from '../testing/contract.ts'
import type { Counterpart } from '../testing/counterpart.ts'
import { sampleMessage } from '../testing/sample-message.ts'
import { stoppedTime } from '../testing/stopped-time.ts'
import { mqtt } from './mqtt.ts'

type Broker = Counterpart & { readonly publish: ChannelParts['publish'] }

/** The broker is a part of the server: to a channel it is one call. `broker/notices.test.ts` has the real one. */
function brokerPart(): Broker {
  const received: string[] = []
  let arrived = () => {}
  const broker: Broker = {
    settings: {},
    mood: 'accept',
    received,
    arrival: () =>
      new Promise<void>(resolve => {
        arrived = resolve
      }),
    goDown: async () => {
      broker.mood = 'fail'
    },
    close: async () => {},
    async publish(topic, payload) {
      if (broker.mood === 'hang') {
        arrived()
        return new Promise<void>(() => {})
      }
      if (broker.mood !== 'accept') throw new Error('closing')
      received.push(`${topic}\n${payload}`)
    },
  }
  return broker
}

let broker = brokerPart()
channelContract(
  mqtt,
  async () => {
    broker = brokerPart()
    return broker
  },
  {
    lacks: ['refuse', 'busy', 'break'],
    parts: stoppedTime((topic, payload) => broker.publish(topic, payload)),
  },
)

t.test('everybody on site hears the words and the state, and nobody a link', async t => {
  const heard = brokerPart()
  const channel = mqtt.open({}, stoppedTime(heard.publish))
  await channel.send(sampleMessage(), undefined, new AbortController().signal)
  await channel.send(sampleMessage({ isEnded: true }), undefined, new AbortController().signal)
  const [first, second] = heard.received.map(line => line.split('\n'))
  t.equal(first?.[0], 'community/sunny/notices/critical')
  t.same(JSON.parse(first?.[1] ?? ''), {
    notice: 'sunny-7/3',
    alert: 'sunny-7',
    state: 'active',
    severity: 'critical',
    site: 'sunny',
    zone: 'b3-u2',
    deviceKind: 'wristband',
    rule: 'sos',
    language: 'en',
    title: 'Critical: help needed, Building 3, Unit 2',
    body: 'Nobody has it in hand so far.',
    at: '2026-11-21T00:00:01.000Z',
  })
  t.equal(JSON.parse(second?.[1] ?? '').state, 'ended')
})
