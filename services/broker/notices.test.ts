import t from 'tap'
import { mqtt } from '../notify/channels/mqtt.ts'
import { sampleMessage } from '../notify/testing/sample-message.ts'
import { stoppedTime } from '../notify/testing/stopped-time.ts'
import { pubackBytes, subscribeBytes } from './raw-packets.ts'
import { gone, signedIn } from './testing/at-the-door.ts'
import { openDoor } from './testing/fixture.ts'
import { idOf, settled } from './testing/peer.ts'

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

for (const clean of [false, true])
  t.test(
    `a light that was ended while its gateway was away is ${clean ? 'told to nobody without' : 'put out by'} a session`,
    async t => {
      const door = await openDoor(t)
      const channel = mqtt.open({}, stoppedTime(door.broker.publishNotice))
      const { signal } = new AbortController()
      const first = await signedIn(door, 'gw-1', { clean })
      first.send(subscribeBytes('community/sunny/signals/+', 1))
      await first.next()
      await channel.send(sampleMessage(), undefined, signal)
      const lit = await first.next()
      t.match(lit, /"state":"active"/)
      first.send(pubackBytes(idOf(lit)))
      await settled(first)
      await gone(door, first)
      await channel.send(sampleMessage({ isEnded: true }), undefined, signal)
      const again = await signedIn(door, 'gw-1', { clean })
      if (clean) again.send(subscribeBytes('community/sunny/signals/+', 1))
      const told = (await settled(again)).filter(packet => packet.includes('signals/'))
      t.equal(told.length, clean ? 0 : 1, told.join('\n'))
      t.notMatch(told.join(), /active/)
    },
  )
