import t from 'tap'
import { brokerPart } from '../testing/broker-part.ts'
import { channelContract } from '../testing/contract.ts'
import { sampleMessage } from '../testing/sample-message.ts'
import { stoppedTime } from '../testing/stopped-time.ts'
import { mqtt } from './mqtt.ts'

channelContract(mqtt, async () => brokerPart(), { lacks: ['refuse', 'busy', 'break'] })

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

t.test('what is so is retained for each alert until it is not, for whoever listens later', async t => {
  const heard = brokerPart()
  const channel = mqtt.open({}, stoppedTime(heard.publish))
  const send = (more: Parameters<typeof sampleMessage>[0]) =>
    channel.send(sampleMessage(more), undefined, new AbortController().signal)
  await send({ severity: 'high' })
  await send({})
  await send({ alertId: 'sunny-8' })
  t.same([...heard.retained.keys()], ['community/sunny/signals/sunny-7', 'community/sunny/signals/sunny-8'])
  t.match(JSON.parse(heard.retained.get('community/sunny/signals/sunny-7') ?? ''), {
    state: 'active',
    severity: 'critical',
  })
  await send({ isEnded: true, ending: 'in-hand', shownAs: ['high', 'critical'] })
  t.same([...heard.retained.keys()], ['community/sunny/signals/sunny-8'])
  const ends = heard.received
    .map(line => line.split('\n'))
    .filter(([, payload]) => /"ended"/.test(payload ?? ''))
  t.same(
    ends.map(([topic, payload]) => [topic, JSON.parse(payload ?? '').ending]),
    [
      ['community/sunny/notices/critical', 'in-hand'],
      ['community/sunny/notices/high', 'in-hand'],
    ],
    'also where only the severity of before is listened to',
  )
})

t.test('a test and what is told together light nothing', async t => {
  const heard = brokerPart()
  const channel = mqtt.open({}, stoppedTime(heard.publish))
  for (const more of [{ isTest: true }, { isDigest: true }] as const)
    await channel.send(sampleMessage(more), undefined, new AbortController().signal)
  t.equal(heard.retained.size, 0)
})

t.test('what nobody listens to has told nobody, and stays to be seen and ended', async t => {
  const heard = brokerPart()
  heard.isHeard = false
  const channel = mqtt.open({}, stoppedTime(heard.publish))
  const send = (more: Parameters<typeof sampleMessage>[0]) =>
    channel.send(sampleMessage(more), undefined, new AbortController().signal)
  t.match(await send({}), { ok: false, reason: /no gateway listens/, isLeftThere: true })
  t.equal(heard.retained.size, 1)
  t.same(await send({ isEnded: true, ending: 'over' }), { ok: true })
  t.equal(heard.retained.size, 0)
})
