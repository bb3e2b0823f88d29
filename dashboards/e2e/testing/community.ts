import { connectAsync, type MqttClient } from 'mqtt'
import { type RealServer, startRealServer } from '../../../scripts/testing/real-server.ts'
import type { WireAlertList } from '../../../services/api/wire/alert.ts'
import type { WireDeviceBody } from '../../../services/api/wire/device.ts'
import type { WireDeviceToken } from '../../../services/api/wire/device-token.ts'
import type { WireSession } from '../../../services/api/wire/session.ts'

export type Publish = (values: Readonly<Record<string, number | boolean | string>>) => Promise<void>

/** A real server and devices that publish to it. */
export interface Community {
  readonly server: RealServer
  readonly origin: string
  /** Registers a bin; what it gives publishes one reading and resolves when the server has it. */
  addBin(id: string, name: string): Promise<Publish>
  /** Any other device: what is put there is the body of its registration. */
  addDevice(id: string, device: WireDeviceBody): Promise<Publish>
  /** A system that speaks for devices in words of its own, and how it publishes: resolves when the server has it. */
  addGateway(id: string, name: string): Promise<MqttClient>
  alerts(): Promise<WireAlertList['alerts']>
  call<T>(method: string, path: string, body?: unknown): Promise<T>
  stop(): Promise<void>
}

export async function startCommunity(settings: Readonly<Record<string, string>> = {}): Promise<Community> {
  const server = await startRealServer(settings)
  const origin = `http://127.0.0.1:${server.httpPort}`
  const closers: (() => Promise<void>)[] = []
  let token = ''

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await fetch(origin + path, {
      method,
      headers: {
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return (reply.status === 204 ? undefined : await reply.json()) as T
  }

  async function addDevice(id: string, device: WireDeviceBody): Promise<Publish> {
    const { client, topic } = await connected(id, device)
    return async values => {
      await client.publishAsync(topic, JSON.stringify(values), { qos: 1 })
    }
  }

  async function connected(id: string, device: WireDeviceBody) {
    await call('PUT', `/api/devices/${id}`, device)
    const account = await call<WireDeviceToken>('POST', `/api/devices/${id}/token`)
    const { username, token: password, topic } = account
    const url = `mqtt://127.0.0.1:${server.mqttPort}`
    const client = await connectAsync(url, { clientId: id, username, password })
    closers.push(() => client.endAsync())
    return { client, topic }
  }

  const credentials = { username: 'admin', password: server.password }
  token = (await call<WireSession>('POST', '/api/session', credentials)).token
  return {
    server,
    origin,
    call,
    addBin: (id, name) => addDevice(id, { kind: 'smart-bin', site: 'riverside', zone: 'gate-1', name }),
    addDevice,
    async addGateway(id, name) {
      const gateway = { kind: 'gateway', site: 'riverside', zone: 'gate-1', name }
      return (await connected(id, gateway)).client
    },
    alerts: async () => (await call<WireAlertList>('GET', '/api/alerts')).alerts,
    async stop() {
      await Promise.all(closers.map(close => close()))
      await server.stop()
    },
  }
}
