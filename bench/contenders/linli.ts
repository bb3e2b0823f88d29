import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Operator } from '../../scripts/soak/operator.ts'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import { type DeviceAccount, type DevicesWanted, register } from '../devices/registration.ts'
import type { BenchAccount } from '../load/load-question.ts'
import { devicesFor } from './accounts.ts'
import type { Contender } from './contender.ts'

const PASSWORD = 'a-password-for-the-benchmark'

export interface LinliContender extends Contender {
  readonly httpPort: number
  /** A bearer token of the administrator. */
  readonly token: string
  register(wanted: DevicesWanted): Promise<DeviceAccount[]>
}

/** The server as operators start it, with its embedded history; only what limits a single device is lifted. */
export async function startLinli(
  devices: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<LinliContender> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'))
  const server = startServerProcess({
    settings: {
      LINLI_DATA: folder,
      LINLI_ADMIN_PASSWORD: PASSWORD,
      LINLI_HTTP_PORT: '0',
      LINLI_MQTT_PORT: '0',
      LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
      LINLI_MQTT_MESSAGES_PER_SECOND: '1000000',
      LINLI_MQTT_BURST: '1000000',
      ...settings,
    },
  })
  const { httpPort, mqttPort } = await server.ready
  const operator = await Operator.signIn(httpPort, PASSWORD)
  const accounts: BenchAccount[] = []
  for (const device of devicesFor(devices))
    accounts.push({ ...device, token: await operator.register(device) })
  return {
    mqttPort,
    httpPort,
    token: operator.token,
    register: wanted => register(httpPort, PASSWORD, wanted),
    accounts,
    pids: [server.child.pid ?? 0],
    handled: () => operator.counted('linli_readings_total'),
    async stop() {
      server.child.kill('SIGTERM')
      await server.ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
