import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { codecNamed } from '../decode/codecs/codecs.ts'
import { HOUR } from '../domain/model/time.ts'
import { needing } from '../testing/recorded.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { frigate } from './recorded/frigate.ts'
import { chirpstackEvents, honoChirpstack, honoTheThings } from './recorded/lorawan.ts'
import { framesByChirpstack, framesByTheThings } from './recorded/makers-frames.ts'
import { everyEnd, type Sender } from './recorded/sender.ts'
import { senml } from './recorded/senml.ts'
import { WhatCame } from './recorded/what-came.ts'
import { zigbee2mqtt } from './recorded/zigbee2mqtt.ts'

const FOLDERS: Readonly<Record<string, readonly Sender[]>> = {
  frigate: [frigate],
  lorawan: [chirpstackEvents, honoChirpstack, honoTheThings, framesByChirpstack, framesByTheThings],
  zigbee2mqtt: [zigbee2mqtt],
  senml: [senml],
}

/** The recorded days are years ago: by default, what is older than 30 days leaves the history in the next round of its retention. */
const KEPT_FOR_EVER = {
  LINLI_HISTORY_KEEP_DAYS: '36500',
  LINLI_VITALS_KEEP_DAYS: '36500',
  LINLI_POSITIONS_KEEP_DAYS: '36500',
} as const

for (const [folder, senders] of Object.entries(FOLDERS))
  t.test(
    `each recorded message of ${folder} goes in as it was sent, and ends as it should`,
    needing(folder),
    async t => {
      const server = await startRealServer({ LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000', ...KEPT_FOR_EVER })
      t.teardown(() => server.stop())
      const client = await signIn(server)
      for (const sender of senders)
        await t.test(sender.id, needing(sender.data), t => playsAsItShould(t, server, client, sender))
    },
  )

async function playsAsItShould(t: Test, server: RealServer, client: Client, sender: Sender): Promise<void> {
  const { addresses, gatewayId, token } = await register(client, sender)
  const gateway = await signInDevice(server, gatewayId, token)
  t.teardown(() => gateway.endAsync())
  // Its own sign of life counts as a reading: the first comes before all else, the next after the test.
  const lastSeenAt = async () =>
    ((await client.call('GET', `/api/devices/${gatewayId}`)).body as { lastSeenAt: string | null }).lastSeenAt
  await askUntil(lastSeenAt, at => at !== null)
  const came = new WhatCame(client, addresses)
  await came.begin()
  const ends = everyEnd(sender.ends)
  const messages = sender.messages()
  t.equal(messages.length, ends.length, 'of each that was recorded it is said how it ends')
  for (const [place, { title, topic, payload, retained = false }] of messages.entries()) {
    await gateway.publishAsync(topic, payload, { qos: 1, retain: retained })
    t.equal(await came.since(), ends[place], title)
  }
  t.same(await came.readings(), sender.readings)
  t.same(await alertsOf(client, addresses), sender.alerts)
}

/** Its gateway, its source, and the devices that it speaks of. */
async function register(client: Client, { id, source, devices }: Sender) {
  const gatewayId = `gw-${id}`
  const token = await client.addDevice(gatewayId, 'gateway', { expectedIntervalMs: HOUR })
  const body = { site: 'demo', name: id, via: { gateway: gatewayId }, ...source }
  await client.call('PUT', `/api/sources/${id}`, body)
  const addresses = new Map<string, string>()
  for (const [address, { kind, ...how }] of Object.entries(devices)) {
    const deviceId = `${id}-${addresses.size + 1}`
    addresses.set(deviceId, address)
    await client.addDevice(deviceId, kind ?? codecNamed(how.codec ?? '')?.kind ?? 'smart-bin', {
      origin: { source: id, address, ...how },
    })
  }
  return { addresses, gatewayId, token }
}

async function alertsOf(client: Client, addresses: ReadonlyMap<string, string>): Promise<string[]> {
  const { alerts } = (await client.call('GET', '/api/alerts')).body as {
    readonly alerts: readonly { readonly rule: string; readonly deviceId: string }[]
  }
  return alerts
    .flatMap(({ rule, deviceId }) => (addresses.has(deviceId) ? [`${rule} ${addresses.get(deviceId)}`] : []))
    .toSorted()
}
