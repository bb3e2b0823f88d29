import mqtt from 'mqtt'
import { alertMessage } from '../../../services/broker/alert-message.ts'
import type { MakePart, Stage } from '../part.ts'

const SITES = ['garden', 'riverside'] as const
const RETRY_MS = 30

interface Heard {
  readonly topic: string
  readonly payload: string
}

/** What is announced over MQTT on a site is in the journal, as it was announced. */
export const topics: MakePart = async stage => {
  const heard: Heard[] = []
  const listeners: Listener[] = []
  for (const site of SITES) listeners.push(await listen(stage, site, message => heard.push(message)))
  return {
    rounds: [],
    end: async () => {
      for (const listener of listeners) await listener.end()
    },
    counted: () => ({ 'events heard over MQTT': heard.length }),
    *faults({ changes }) {
      const known = new Set(changes.map(({ change }) => wordsOf(alertMessage(change))))
      for (const message of heard) {
        if (!known.has(wordsOf(message)))
          yield `announced over MQTT and not in the journal: ${wordsOf(message)}`
      }
    },
  }
}

const wordsOf = ({ topic, payload }: Heard): string => `${topic} ${payload}`

interface Listener {
  end(): Promise<void>
}

async function listen(stage: Stage, site: string, hear: (message: Heard) => void): Promise<Listener> {
  const id = `listener-${site}`
  const { api, server } = stage
  const body = { kind: 'gateway', site, zone: 'east', name: id }
  await api.expect({ method: 'PUT', path: `/api/devices/${id}`, body }, 200)
  const { token } = await api.expect<{ token: string }>(
    { method: 'POST', path: `/api/devices/${id}/token` },
    200,
  )
  const { mqttPort } = await server.up()
  const client = mqtt.connect(`mqtt://127.0.0.1:${mqttPort}`, {
    ...{ username: id, password: token, clientId: id, clean: false, reconnectPeriod: RETRY_MS },
  })
  client.on('error', () => {})
  client.on('connect', () => client.subscribe(`community/${site}/alerts/+`, { qos: 1 }, () => {}))
  client.on('message', (topic, payload) => {
    hear({ topic, payload: String(payload) })
    stage.onShown()
  })
  return { end: async () => void (await client.endAsync(true)) }
}
