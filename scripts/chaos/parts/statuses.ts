import { setTimeout as pause } from 'node:timers/promises'
import mqtt from 'mqtt'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { MakePart, Stage } from '../part.ts'

const ID = 'switcher'
const TOPIC = `community/riverside/gateway/${ID}/status`
const PAUSE_MS_MAX = 400
const RETRY_MS = 30

/** The status that was acknowledged last is the one that is kept for whoever subscribes later, and that people see. */
export const statuses: MakePart = async stage => {
  const { api, server, random, onFault } = stage
  const body = { kind: 'gateway', site: 'riverside', zone: 'east', name: ID }
  await api.expect({ method: 'PUT', path: `/api/devices/${ID}`, body }, 200)
  const { token } = await api.expect<{ token: string }>(
    { method: 'POST', path: `/api/devices/${ID}/token` },
    200,
  )
  const { mqttPort } = await server.up()
  const device = await mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, {
    ...{ username: ID, password: token, clientId: ID, clean: false, reconnectPeriod: RETRY_MS },
  })
  device.on('error', () => {})
  let count = 0

  async function turn(): Promise<void> {
    count += 1
    const online = count % 2 === 0
    const payload = JSON.stringify({ online, count })
    await device.publishAsync(TOPIC, payload, { qos: 1, retain: true })
    await pause(random.below(PAUSE_MS_MAX))
    const kept = await keptStatus(stage, token)
    if (kept !== payload) onFault(`the status ${payload} was acknowledged, and ${kept} is kept`)
    const shown = await api.get<WireDevice>(`/api/devices/${ID}`)
    if (shown.online !== online)
      onFault(`the status ${payload} was acknowledged, and people see ${shown.online}`)
  }

  return {
    rounds: [turn],
    end: async () => void (await device.endAsync(true)),
    counted: () => ({ 'statuses acknowledged': count }),
  }
}

/** Asked by a new client each time, until one is not cut off before it hears. */
async function keptStatus({ server }: Stage, token: string): Promise<string> {
  for (;;) {
    const { mqttPort } = await server.up()
    const heard = Promise.withResolvers<string | undefined>()
    const client = mqtt.connect(`mqtt://127.0.0.1:${mqttPort}`, {
      ...{ username: ID, password: token, clientId: `${ID}-ear`, reconnectPeriod: 0 },
    })
    client.on('error', () => {})
    client.once('close', () => heard.resolve(undefined))
    client.once('message', (_, payload) => heard.resolve(String(payload)))
    client.subscribe(TOPIC, { qos: 1 }, () => {})
    const kept = await heard.promise
    client.end(true)
    if (kept !== undefined) return kept
    await pause(RETRY_MS)
  }
}
