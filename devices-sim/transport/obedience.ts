import type { MqttClient } from 'mqtt'
import { done, type Said, type Told } from '../kinds/kind.ts'
import type { Obey } from '../world/orders.ts'
import type { Address } from './message.ts'

const topicOf = ({ site, kind, id }: Address, channel: 'command' | 'reply'): string =>
  `community/${site}/${kind}/${id}/${channel}`

/** What those say that do no more than say so: nothing in their world changes by it. */
const SAID: Readonly<Record<string, string>> = { announce: 'played', 'call-me': 'shown on the band' }

/** From now on the client hears the orders to these devices, does each once and answers it, and none that comes too late. */
export async function follow(client: MqttClient, devices: readonly Address[], obey: Obey): Promise<void> {
  const byTopic = new Map(devices.map(device => [topicOf(device, 'command'), device]))
  const answered = new Map<string, Said>()
  client.on('message', (topic, payload) => {
    const device = byTopic.get(topic)
    if (device === undefined) return
    const { id, name, parameters = {}, expiresAt } = JSON.parse(payload.toString()) as Sent
    if (id === undefined || Date.parse(expiresAt ?? '') <= Date.now()) return
    const said = answered.get(id) ?? obey(device.id, { name, parameters }) ?? done(SAID[name] ?? 'done')
    answered.set(id, said)
    client.publish(topicOf(device, 'reply'), JSON.stringify({ id, ...said }), { qos: 1 })
  })
  const topics = [...byTopic.keys()]
  for (let i = 0; i < topics.length; i += FILTERS_MAX)
    await client.subscribeAsync(topics.slice(i, i + FILTERS_MAX), { qos: 1 })
}

interface Sent extends Told {
  readonly id?: string
  readonly expiresAt?: string
}

/** Of one SUBSCRIBE. */
const FILTERS_MAX = 50
