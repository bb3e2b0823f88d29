import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { createInterface } from 'node:readline'
import { ROOT } from '../house/sources.ts'

export interface RealServer {
  readonly httpPort: number
  readonly mqttPort: number
  readonly password: string
  readonly pid: number
  /** Everything it logged so far, newest last. */
  readonly log: readonly string[]
  /** Resolves with the exit status, `null` where a signal ended it; also when it ends by itself. */
  readonly ended: Promise<number | null>
  /** Asks it to stop, waits until it has, and removes its data. */
  stop(): Promise<number | null>
}

const READY_MS_MAX = 20_000
const LOG_LINES_MAX = 1_000

/** The server as operators start it, with a fresh data folder and free ports. */
export async function startRealServer(
  settings: Readonly<Record<string, string>> = {},
  onLine: (line: string) => void = () => {},
): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-'))
  const password = `test-${process.pid}-${Date.now()}`
  const child = spawn(execPath, ['services/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      LINLI_DATA: folder,
      LINLI_ADMIN_PASSWORD: password,
      LINLI_HTTP_PORT: '0',
      LINLI_MQTT_PORT: '0',
      LINLI_HTTP_HOST: '127.0.0.1',
      LINLI_MQTT_HOST: '127.0.0.1',
      ...settings,
    },
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    const status = await ended
    await rm(folder, { recursive: true, force: true })
    return status
  }
  try {
    const { log, ports } = await readyOf(child, onLine)
    return { ...ports, password, pid: child.pid ?? 0, log, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Ports {
  readonly httpPort: number
  readonly mqttPort: number
}

function readyOf(
  child: ChildProcess,
  onLine: (line: string) => void,
): Promise<{ log: string[]; ports: Ports }> {
  const log: string[] = []
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`the server ${why}:\n${log.join('\n')}`))
    const deadline = setTimeout(() => failed(`was not ready in ${READY_MS_MAX} ms`), READY_MS_MAX)
    const take = (line: string) => {
      onLine(line)
      log.push(line)
      if (log.length > LOG_LINES_MAX) log.shift()
      const ports = readyLine(line)
      if (ports === undefined) return
      clearTimeout(deadline)
      resolve({ log, ports })
    }
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', take)
    child.once('error', error => failed(`did not start, ${error.message}`))
    child.once('close', code => failed(`ended with status ${code}`))
  })
}

function readyLine(line: string): Ports | undefined {
  if (!line.includes('"msg":"ready"')) return undefined
  return JSON.parse(line) as Ports
}
