import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { InfluxDB } from '@influxdata/influxdb-client'
import type { DurationMs } from '../domain/model/time.ts'
import type { InfluxConfig } from './config.ts'

/** A client with sockets of its own: destroying the agent drops them all, and the next request opens new ones. */
export interface Connection {
  readonly client: InfluxDB
  readonly agent: HttpAgent
}

export function connect(config: InfluxConfig, timeoutMs: DurationMs, socketsMax: number): Connection {
  const options = { keepAlive: true, maxSockets: socketsMax }
  const agent = config.url.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options)
  const client = new InfluxDB({
    url: config.url,
    timeout: timeoutMs,
    headers: authorization(config),
    transportOptions: { agent },
  })
  return { client, agent }
}

export const writePath = ({ api, org, bucket }: InfluxConfig): string =>
  api === 'v1'
    ? `/write?db=${encodeURIComponent(bucket)}&precision=ns`
    : `/api/v2/write?org=${encodeURIComponent(org)}&bucket=${encodeURIComponent(bucket)}&precision=ns`

function authorization({ token, login }: InfluxConfig): Record<string, string> {
  if (token !== undefined) return { authorization: `Token ${token}` }
  if (login === undefined) return {}
  const pair = Buffer.from(`${login.username}:${login.password}`).toString('base64')
  return { authorization: `Basic ${pair}` }
}
