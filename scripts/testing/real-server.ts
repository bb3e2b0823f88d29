import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServerProcess } from './server-process.ts'

export interface RealServer {
  readonly httpPort: number
  readonly mqttPort: number
  readonly ocppPort?: number
  readonly password: string
  readonly pid: number
  /** Everything it logged so far, newest last. */
  readonly log: readonly string[]
  /** Resolves with the exit status, `null` where a signal ended it; also when it ends by itself. */
  readonly ended: Promise<number | null>
  /** Asks it to stop, waits until it has, and removes its data. */
  stop(): Promise<number | null>
}

/** The server as operators start it, with a fresh data folder and free ports. */
export async function startRealServer(
  settings: Readonly<Record<string, string>> = {},
  onLine: (line: string) => void = () => {},
  under: readonly string[] = [],
): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-'))
  const password = `test-${process.pid}-${Date.now()}`
  const { child, ready, log, ended } = startServerProcess({
    settings: {
      LINLI_DATA: folder,
      LINLI_ADMIN_PASSWORD: password,
      LINLI_HTTP_PORT: '0',
      LINLI_MQTT_PORT: '0',
      ...settings,
    },
    onLine,
    under,
  })
  const stop = async () => {
    child.kill('SIGTERM')
    const status = await ended
    await rm(folder, { recursive: true, force: true })
    return status
  }
  try {
    const ports = await ready
    return { ...ports, password, pid: child.pid ?? 0, log, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
