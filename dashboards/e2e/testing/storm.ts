import { connectAsync, type MqttClient } from 'mqtt'
import { Operator } from '../../../scripts/testing/operator.ts'
import { type RealServer, startRealServer } from '../../../scripts/testing/real-server.ts'

/** A site on which more is wrong than anybody can look after, and more comes all the time. */
export interface Storm {
  readonly server: RealServer
  readonly origin: string
  readonly token: string
  /** So many new alerts, each of a bin that had none; resolves when the server has them. */
  raise(count: number): Promise<void>
  /** So many of the oldest are resolved. */
  settle(count: number): Promise<void>
  stop(): Promise<void>
}

const SITE = 'storm'
const ZONES = 40
/** Unanswered publications at a time: as many as the broker takes of one client without making it wait. */
const AT_ONCE = 100

/** Each alert for itself: neither a flood nor a group takes any from the list. */
const SETTINGS = {
  LINLI_FLOOD_FROM: '0',
  LINLI_GROUP_MINUTES: '0',
  LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
  LINLI_MQTT_MESSAGES_PER_SECOND: '1000000',
  LINLI_MQTT_BURST: '1000000',
}

/** A server with so many open alerts, and bins enough for as many more. */
export async function startStorm(open: number, more: number): Promise<Storm> {
  const server = await startRealServer(SETTINGS)
  try {
    const operator = await Operator.signIn(server.httpPort, server.password)
    const [gateway] = await operator.registerAll([{ id: 'gateway', kind: 'gateway', site: SITE }])
    await operator.saveAll(Array.from({ length: open + more }, (_, n) => bin(n)))
    const client = await connectAsync(`mqtt://127.0.0.1:${server.mqttPort}`, {
      ...{ clientId: 'gateway', username: 'gateway', password: gateway?.token ?? '' },
    })
    let raised = 0
    const raise = (count: number) => {
      const from = raised
      raised += count
      return raiseOf(client, from, raised)
    }
    await raise(open)
    const origin = `http://127.0.0.1:${server.httpPort}`
    let settled = 0
    return {
      ...{ server, origin, raise, token: operator.token },
      async settle(count) {
        for (let n = 0; n < count; n++) await resolve(origin, operator.token, ++settled)
      },
      async stop() {
        await client.endAsync()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Alerts of a site are numbered in the order of their raising. */
async function resolve(origin: string, token: string, n: number): Promise<void> {
  const reply = await fetch(`${origin}/api/alerts/${SITE}-${n}/resolve`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ cause: 'real' }),
  })
  if (!reply.ok) throw new Error(`resolve ${n}: ${reply.status} ${await reply.text()}`)
}

const idOf = (n: number) => `bin-${String(n).padStart(5, '0')}`

const bin = (n: number) => ({
  ...{ id: idOf(n), kind: 'smart-bin', site: SITE, gateway: 'gateway', expectedIntervalMs: 3_600_000 },
  ...{ zone: `gate-${String(n % ZONES).padStart(2, '0')}`, name: `${(n % ZONES) + 1} 号门垃圾桶 ${n}` },
})

/** One in ten burns, the others are nearly full. */
const values = (n: number) => (n % 10 === 0 ? { temperatureC: 80 } : { fillPercent: 80 + (n % 9) })

async function raiseOf(client: MqttClient, from: number, to: number): Promise<void> {
  let next = from
  const worker = async () => {
    for (let n = next++; n < to; n = next++)
      await client.publishAsync(
        `community/${SITE}/smart-bin/${idOf(n)}/telemetry`,
        JSON.stringify(values(n)),
        { qos: 1 },
      )
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
