import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerProcess, startServerProcess } from '../../scripts/testing/server-process.ts'
import { type DeviceAccount, register } from '../devices/registration.ts'

const PASSWORD = 'a-password-for-the-benchmark'

/** A running server that knows the devices. */
export interface Running {
  readonly pid: number
  readonly mqttPort: number
  readonly httpPort: number
  readonly password: string
  stop(): Promise<void>
}

/** Devices that were registered once, and servers that find them in their data. */
export interface BenchCommunity {
  readonly accounts: readonly DeviceAccount[]
  readonly registeredPerSecond: number
  start(): Promise<Running>
  remove(): Promise<void>
}

export async function createCommunity(
  devices: number,
  settings: Readonly<Record<string, string>>,
): Promise<BenchCommunity> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'))
  const start = async () => {
    const ports = { LINLI_HTTP_PORT: '0', LINLI_MQTT_PORT: '0' }
    const own = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: PASSWORD, ...ports }
    return runningOf(startServerProcess({ settings: { ...own, ...settings } }))
  }
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const server = await start()
    const began = performance.now()
    const wanted = { kind: 'smart-bin', prefix: 'bin-', count: devices }
    const accounts = await register(server.httpPort, server.password, wanted)
    const registeredPerSecond = (devices / (performance.now() - began)) * 1_000
    await server.stop()
    return { accounts, registeredPerSecond, start, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function runningOf({ child, ready, ended }: ServerProcess): Promise<Running> {
  const ports = await ready
  return {
    ...ports,
    pid: child.pid ?? 0,
    password: PASSWORD,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
