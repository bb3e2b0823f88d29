import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { rawCharger } from '../ocpp/testing/raw-charger.ts'
import { needing, recorded } from '../testing/recorded.ts'
import { signIn } from './client.ts'
import { linesOf, playedLog } from './recorded/charger-log.ts'
import { faultsOf, type Schema, sampleOf } from './recorded/schema-sample.ts'
import { WhatCame } from './recorded/what-came.ts'

const start = async () => {
  const server = await startRealServer({
    ...{ LINLI_OCPP_PORT: '0', LINLI_OCPP_MESSAGES_PER_SECOND: '1000' },
    LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
  })
  return { server, client: await signIn(server), port: server.ocppPort as number }
}

/** Each log: the connectors of its charger, how each of its calls ends, and what is kept of each connector. */
const LOGS: Readonly<
  Record<string, { readonly connectors: readonly number[]; readonly ends: string[] } & Kept>
> = {
  // MicroOCPP: the end of a session, and a heartbeat that was asked for.
  'log-microocpp-370.jsonl': {
    connectors: [],
    ends: [
      'live, MeterValues, clock-off',
      'live, StopTransaction, clock-off',
      'live, StatusNotification',
      'answered',
      'Heartbeat',
    ],
    readings: { cp: ['energyWh 26', 'energyWh 28', 'errorCode NoError, status Available'] },
  },
  // Three chargers, a message each: a charging car, an outlet, and a meter that was asked.
  'log-misc.jsonl': {
    connectors: [1, 2, 4],
    ends: Array.from({ length: 3 }, () => 'live, MeterValues, clock-off'),
    readings: {
      'cp-1': ['currentA 16.4, energyWh 646, powerW 3901, temperatureC 30, voltageV 236.4'],
      'cp-2': ['powerW 8424.2'],
      'cp-4': ['energyWh 164.5'],
    },
  },
}
interface Kept {
  readonly readings: Readonly<Record<string, readonly string[]>>
}

for (const [file, { connectors, ends, readings }] of Object.entries(LOGS))
  t.test(`each line of ${file} goes as it went`, needing(`ocpp16/${file}`), async t => {
    const { server, client, port } = await start()
    t.teardown(() => server.stop())
    const token = await client.addDevice('cp', connectors.length === 0 ? 'ev-charger' : 'gateway')
    for (const n of connectors) await client.addDevice(`cp-${n}`, 'ev-charger', { gateway: 'cp' })
    const ids = ['cp', ...connectors.map(n => `cp-${n}`)]
    const charger = await rawCharger(port, 'cp', { token })
    t.teardown(() => charger.socket.terminate())
    const came = new WhatCame(client, new Map(ids.map(id => [id, id])))
    await came.begin(ids.length)
    const became: string[] = []
    const orders = {
      async give() {
        const asked = { name: 'report', parameters: { message: 'Heartbeat' } }
        const { status, body } = await client.call('POST', '/api/devices/cp/orders', asked)
        t.match(status, /20[012]/, JSON.stringify(body))
      },
      async ended() {
        await askUntil(async () => {
          const { body } = await client.call('GET', '/api/devices/cp/orders')
          return (body as { orders: { endedAt?: string }[] }).orders[0]?.endedAt
        })
      },
    }
    for await (const { line, difference } of playedLog(charger, linesOf(`ocpp16/${file}`), orders)) {
      t.equal(difference, undefined, JSON.stringify(line))
      became.push(await came.since())
    }
    t.same(became, ends)
    t.same(await came.readings(), readings)
  })

/** What a charger may call, and what a central system alone may: that is told so, by its name. */
t.test(
  'each message that the official schemas know is answered as they have it',
  needing('ocpp16/schemas'),
  async t => {
    const { server, client, port } = await start()
    t.teardown(() => server.stop())
    const token = await client.addDevice('cp', 'ev-charger')
    const charger = await rawCharger(port, 'cp', { token })
    t.teardown(() => charger.socket.terminate())
    const schemaOf = (name: string) =>
      JSON.parse(readFileSync(recorded(`ocpp16/schemas/${name}.json`) as string, 'utf8')) as Schema
    const files = readdirSync(recorded('ocpp16/schemas') as string).map(file => file.replace('.json', ''))
    const notTaken = new Set<string>()
    for (const action of files.filter(name => !name.endsWith('Response'))) {
      const reply = (await charger.ask([2, action, action, sampleOf(schemaOf(action))])) as unknown[]
      if (reply[0] === 3) t.same(faultsOf(schemaOf(`${action}Response`), reply[2]), [], action)
      else if (reply[2] === 'NotImplemented') notTaken.add(action)
      else t.fail(`${action}: ${reply}`)
    }
    t.same([...notTaken].sort(), OF_THE_SYSTEM)
  },
)

/** Calls of a central system: to it, nobody makes them. */
const OF_THE_SYSTEM: readonly string[] = [
  ...['CancelReservation', 'CertificateSigned', 'ChangeAvailability', 'ChangeConfiguration', 'ClearCache'],
  ...['ClearChargingProfile', 'DeleteCertificate', 'ExtendedTriggerMessage', 'GetCompositeSchedule'],
  ...['GetConfiguration', 'GetDiagnostics', 'GetInstalledCertificateIds', 'GetLocalListVersion', 'GetLog'],
  ...['InstallCertificate', 'RemoteStartTransaction', 'RemoteStopTransaction', 'ReserveNow', 'Reset'],
  ...['SendLocalList', 'SetChargingProfile', 'SignedUpdateFirmware', 'TriggerMessage', 'UnlockConnector'],
  'UpdateFirmware',
]
