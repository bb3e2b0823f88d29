import t from 'tap'
import { mqtt } from '../notify/channels/mqtt.ts'
import { sampleMessage } from '../notify/testing/sample-message.ts'
import { stoppedTime } from '../notify/testing/stopped-time.ts'
import { openDoor } from './testing/fixture.ts'

t.test('a speaker on site hears a notice that is sent by the MQTT channel, and its end', async t => {
  const { broker, connect } = await openDoor(t)
  const speaker = await connect('gw-1')
  await speaker.subscribeAsync('community/sunny/notices/#', { qos: 1 })
  const heard: [topic: string, state: string][] = []
  const both = new Promise<void>(resolve =>
    speaker.on('message', (topic, payload) => {
      heard.push([topic, JSON.parse(payload.toString()).state])
      if (heard.length === 2) resolve()
    }),
  )
  const channel = mqtt.open({}, stoppedTime(broker.publishNotice))
  const { signal } = new AbortController()
  t.same(await channel.send(sampleMessage(), undefined, signal), { ok: true })
  t.same(await channel.send(sampleMessage({ isEnded: true }), undefined, signal), { ok: true })
  await both
  t.same(heard, [
    ['community/sunny/notices/critical', 'active'],
    ['community/sunny/notices/critical', 'ended'],
  ])
})
