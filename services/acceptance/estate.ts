import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectAsync, type MqttClient } from 'mqtt'
import type { Test } from 'tap'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { certificatesIn } from '../bridges/testing/certificates.ts'
import { type Mosquitto, startMosquitto } from '../bridges/testing/mosquitto.ts'
import { openJournalReader } from '../journal/journal-reader.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'

const PASSWORD = 'a-password-for-the-estate'
export const METER = 'meter-1'
const TOPIC = 'meters/one/state'

/** An estate with a broker of its own, which lets in by client certificate alone, and a meter that reports there. */
export interface Estate {
  readonly broker: Mosquitto
  /** Numbers by number, at QoS 2: whatever happens to the broker, it has each once. */
  readonly meter: MqttClient
  /** The server with its data in this folder. */
  serve(folder: string): Promise<Served>
}

export interface Served {
  readonly server: RealServer
  readonly client: Client
}

export async function openEstate(t: Test, entry: string): Promise<Estate> {
  const folder = temporaryFolder()
  certificatesIn(folder, ['linli', 'meter'])
  const files = [`cafile ${folder}/ca.pem`, `certfile ${folder}/server.pem`, `keyfile ${folder}/server.key`]
  const door = ['require_certificate true', 'use_identity_as_username true', 'allow_anonymous false']
  const broker = await startMosquitto(t, [...files, ...door])
  const url = `mqtts://127.0.0.1:${broker.port}`
  const list = join(folder, 'bridges.yaml')
  writeFileSync(
    list,
    `- {id: estate, url: "${url}", caFile: ca.pem, certFile: linli.pem, keyFile: linli.key, ${entry}}\n`,
  )
  const pem = (name: string) => readFileSync(join(folder, name))
  const meter = await connectAsync(url, {
    ...{ ca: pem('ca.pem'), cert: pem('meter.pem'), key: pem('meter.key') },
    ...{ clientId: 'meter', clean: false, reconnectPeriod: 50 },
  })
  meter.on('error', () => {})
  t.teardown(() => meter.endAsync(true))
  return { broker, meter, serve: data => serve(t, data, list) }
}

async function serve(t: Test, data: string, list: string): Promise<Served> {
  const settings = { LINLI_DATA: data, LINLI_ADMIN_PASSWORD: PASSWORD, LINLI_BRIDGES: list }
  const server = await startRealServer({ ...settings, LINLI_BRIDGE_WAIT_SECONDS: '1' })
  t.teardown(() => server.stop())
  return { server, client: await signIn({ ...server, password: PASSWORD }) }
}

/** The meter is a device of the server's; resolves when it is heard. */
export async function adoptMeter({ client }: Served, { meter }: Pick<Estate, 'meter'>): Promise<void> {
  const source = { site: 'demo', name: 'Estate', via: { bridge: 'estate' }, format: 'plain-json' }
  await client.call('PUT', '/api/sources/estate', { ...source, filters: ['meters/+/state'] })
  const origin = { source: 'estate', address: 'one' }
  const device = { kind: 'gateway', site: 'demo', zone: 'east', name: 'Meter', origin }
  await client.call('PUT', `/api/devices/${METER}`, device)
  while ((await lastNumber(client)) !== 0) await send(meter, 0)
}

/** In words of its own and without a time stamp: nothing but its message tells one number from the same one again. */
export const send = (meter: MqttClient, n: number): Promise<unknown> =>
  meter.publishAsync(TOPIC, JSON.stringify({ uptimeS: n }), { qos: 2 })

export async function lastNumber(client: Client): Promise<unknown> {
  const { body } = await client.call('GET', `/api/devices/${METER}`)
  return (body as { values?: { uptimeS?: unknown } }).values?.uptimeS
}

/** What the bridge has not acknowledged yet. */
export async function inFlight(client: Client): Promise<number> {
  const { body } = await client.call('GET', '/api/bridges')
  return (body as { bridges: { inFlight: number }[] }).bridges[0]?.inFlight ?? 0
}

export interface Taken {
  /** In their order; nothing of what was known for having come before. */
  readonly numbers: readonly number[]
  /** How many came again and were known. */
  readonly again: number
}

/** The meter's numbers in the journal of a server that is stopped. */
export function takenIn(folder: string): Taken {
  const reader = openJournalReader(join(folder, 'linli.db'))
  try {
    const entries = reader.read(0, ENTRIES_MAX).flatMap(batch => batch.entries)
    const readings = entries.flatMap(({ input, acceptance }) =>
      input.type === 'reading' && input.reading.deviceId === METER
        ? [{ n: Number(input.reading.values.uptimeS), isNew: acceptance?.standing !== 'repeated' }]
        : [],
    )
    const numbers = readings.filter(({ isNew, n }) => isNew && n > 0).map(({ n }) => n)
    return { numbers, again: readings.filter(({ isNew }) => !isNew).length }
  } finally {
    reader.close()
  }
}
const ENTRIES_MAX = 1_000_000
