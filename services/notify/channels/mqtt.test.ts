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
