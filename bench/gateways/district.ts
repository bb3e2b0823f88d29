import { type NewDevice, Operator } from '../../scripts/testing/operator.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { devicesOfAllKinds } from '../../scripts/testing/reporting-devices.ts'
import { HOUR } from '../../services/domain/model/time.ts'
import type { Measured } from '../capacity.ts'
import { type BenchGateway, devicesAlike } from '../devices/accounts.ts'

const GATEWAYS = 200
const SITE = 'bench'

/** A server with so many devices on one site, who all reach it through the same number of gateways. */
export interface District extends Measured {
  readonly mqttPort: number
  readonly devices: number
  readonly gateways: readonly BenchGateway[]
  readonly registeredPerSecond: number
  stop(): Promise<void>
}

export async function startDistrict(devices: number): Promise<District> {
  const server = await startRealServer({
    LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
    LINLI_MQTT_MESSAGES_PER_SECOND: '1000000',
    LINLI_MQTT_BURST: '1000000',
  })
  try {
    const operator = await Operator.signIn(server.httpPort, server.password)
    return {
      ...{ mqttPort: server.mqttPort, devices, pids: [server.pid] },
      ...(await registered(operator, devices)),
      handled: () => operator.counted('linli_readings_total'),
      stop: () => server.stop().then(() => {}),
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function registered(operator: Operator, count: number) {
  const accounts = await operator.registerAll(devicesAlike('gateway', 'gateway-', GATEWAYS))
  const devices = devicesOfAllKinds(count).map(({ id, kind }) => ({ id, kind, site: SITE }))
  const began = performance.now()
  await operator.saveAll(devices.map((device, n) => ({ ...device, ...behind(accounts[n % GATEWAYS]) })))
  const registeredPerSecond = (count / (performance.now() - began)) * 1_000
  const gateways = accounts.map((account, g) => ({
    ...account,
    speaksFor: devices.filter((_, n) => n % GATEWAYS === g),
  }))
  return { gateways, registeredPerSecond }
}

/** Not missed while it is another server's turn. */
const behind = (gateway: NewDevice | undefined) => ({
  gateway: gateway?.id ?? '',
  expectedIntervalMs: HOUR,
})
