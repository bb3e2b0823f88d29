import type { MqttClient } from 'mqtt'
import type { Address } from './message.ts'

const topicOf = ({ site, kind, id }: Address, channel: 'command' | 'reply'): string =>
  `community/${site}/${kind}/${id}/${channel}`

/** What simulated devices say to an order; every one is done, and nothing in their world changes by it. */
const SAID: Readonly<Record<string, string>> = {
  announce: 'played',
  'call-me': 'shown on the band',
  'cut-off': 'relay open',
  restore: 'relay closed',
  'lock-lid': 'locked',
  'unlock-lid': 'unlocked',
}

/** From now on the client hears the orders to these devices and answers them, each once, and none that comes too late. */
export async function obey(client: MqttClient, devices: readonly Address[]): Promise<void> {
  const replies = new Map(devices.map(device => [topicOf(device, 'command'), topicOf(device, 'reply')]))
  const answered = new Map<string, string>()
  client.on('message', (topic, payload) => {
    const reply = replies.get(topic)
    if (reply === undefined) return
    const { id, name, expiresAt } = JSON.parse(payload.toString()) as Record<string, string>
    if (id === undefined || Date.parse(expiresAt ?? '') <= Date.now()) return
    const said = answered.get(id) ?? SAID[name ?? ''] ?? 'done'
    answered.set(id, said)
    client.publish(reply, JSON.stringify({ id, ok: true, said }), { qos: 1 })
  })
  const topics = [...replies.keys()]
  for (let i = 0; i < topics.length; i += FILTERS_MAX)
    await client.subscribeAsync(topics.slice(i, i + FILTERS_MAX), { qos: 1 })
}

/** Of one SUBSCRIBE. */
const FILTERS_MAX = 50
