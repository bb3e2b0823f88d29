import { EVERYTHING_TOLD } from '../../scripts/testing/everything-told.ts'
import { type NewDevice, Operator } from '../../scripts/testing/operator.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { devicesOfAllKinds } from '../../scripts/testing/reporting-devices.ts'
import type { DeviceAccount } from '../devices/accounts.ts'
import type { Contender } from './contender.ts'

export interface LinliContender extends Contender {
  readonly httpPort: number
  /** A bearer token of the administrator. */
  readonly token: string
  register(devices: readonly NewDevice[]): Promise<DeviceAccount[]>
}

/** The server as operators start it, with its embedded history; only what limits a single device is lifted. */
export async function startLinli(
  devices: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<LinliContender> {
  const server = await startRealServer({
    ...EVERYTHING_TOLD,
    LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
    LINLI_MQTT_MESSAGES_PER_SECOND: '1000000',
    LINLI_MQTT_BURST: '1000000',
    ...settings,
  })
  const { httpPort, mqttPort, pid } = server
  const operator = await Operator.signIn(httpPort, server.password)
  return {
    mqttPort,
    httpPort,
    token: operator.token,
    register: more => operator.registerAll(more),
    accounts: await operator.registerAll(devicesOfAllKinds(devices)),
    pids: [pid],
    // One that is stored and not decided on costs less.
    handled: () => operator.counted('linli_readings_total{label="live"}'),
    async stop() {
      await server.stop()
    },
  }
}
