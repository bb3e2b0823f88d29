import mqtt from 'mqtt'
import type { RealServer } from '../../scripts/testing/real-server.ts'
import type { Client } from './client.ts'

/** A device that sends again what it had no answer for, whenever it is back: at QoS 1, in order. */
export interface PersistentDevice {
  /** The stamps of what was acknowledged. */
  readonly acknowledged: readonly number[]
  /** How many connections it had. */
  readonly connections: number
  /** Resolves when it is acknowledged, however long that takes. */
  report(values: Readonly<Record<string, unknown>>, ts?: number): Promise<void>
  /** Resolves with the next connection that ends. */
  refused(): Promise<void>
  close(): void
}

/** Registered and signed in. */
export async function addPersistentDevice(
  operator: Client,
  { mqttPort }: Pick<RealServer, 'mqttPort'>,
  kind: string,
  id: string,
): Promise<PersistentDevice> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, {
    username: id,
    password: await operator.addDevice(id, kind),
    clientId: id,
    reconnectPeriod: 20,
  })
  client.on('error', () => {})
  const acknowledged: number[] = []
  let connections = 1
  let lastTs = Date.now()
  let isClosed = false
  // Not 'connect', which comes only when all that was to be sent again was answered.
  client.on('packetreceive', ({ cmd }) => {
    if (cmd === 'connack') connections += 1
  })
  /** What is said while the client sends the rest again it drops where the connection ends just then: such a one is said anew. */
  async function published(topic: string, payload: string): Promise<void> {
    for (;;)
      try {
        return void (await client.publishAsync(topic, payload, { qos: 1 }))
      } catch (error) {
        if (isClosed || (error as Error).message !== 'Connection closed') throw error
      }
  }
  return {
    acknowledged,
    get connections() {
      return connections
    },
    async report(values, ts = ++lastTs) {
      const payload = JSON.stringify({ ts, ...values })
      await published(`community/demo/${kind}/${id}/telemetry`, payload)
      acknowledged.push(ts)
    },
    refused: () => new Promise<void>(resolve => client.once('close', resolve)),
    close() {
      isClosed = true
      client.end(true)
    },
  }
}
