import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Operator } from '../../scripts/testing/operator.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { type DeviceAccount, devicesAlike } from '../devices/accounts.ts'
import { ALARM_KIND } from '../devices/alarms.ts'

/** Devices that were registered once, and servers that find them in their data. */
export interface BenchCommunity {
  readonly accounts: readonly DeviceAccount[]
  readonly registeredPerSecond: number
  start(): Promise<RealServer>
  remove(): Promise<void>
}

export async function createCommunity(
  devices: number,
  settings: Readonly<Record<string, string>>,
): Promise<BenchCommunity> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'))
  const start = () => startRealServer({ LINLI_DATA: folder, ...settings })
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const server = await start()
    const operator = await Operator.signIn(server.httpPort, server.password)
    const began = performance.now()
    const accounts = await operator.registerAll(devicesAlike(ALARM_KIND, 'alarm-', devices))
    const registeredPerSecond = (devices / (performance.now() - began)) * 1_000
    await server.stop()
    return { accounts, registeredPerSecond, start, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
