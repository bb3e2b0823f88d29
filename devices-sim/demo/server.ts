import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface ServerOptions {
  readonly root: string
  readonly data: string
  readonly password: string
  readonly httpPort: number
  readonly mqttPort: number
  /** More settings for it. */
  readonly settings?: Readonly<Record<string, string>>
  readonly onExit: (what: string) => void
}

export interface RunningServer {
  readonly http: string
  readonly mqtt: string
  readonly log: string
  stop(): Promise<void>
}

const READY_WITHIN_MS = 20_000
const STOP_WITHIN_MS = 10_000

interface LogLine {
  readonly msg?: string
  readonly httpPort?: number
  readonly mqttPort?: number
}

/** Starts the real server as a child of its own; rejects with its last words when it does not become ready. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  mkdirSync(options.data, { recursive: true })
  const log = join(options.data, 'server.log')
  // Its own group: Ctrl-C in the terminal reaches this process alone, which then stops the server last.
  const child = spawn(process.execPath, ['--v8-pool-size=1', 'services/main.ts'], {
    cwd: options.root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(options),
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const { httpPort, mqttPort } = await ready(child, log)
  child.once('exit', code => options.onExit(`the server ended with status ${code}; its log: ${log}`))
  return {
    http: `http://localhost:${httpPort}`,
    mqtt: `mqtt://localhost:${mqttPort}`,
    log,
    stop: () => stop(child),
  }
}

/** What the operator set for a real server is not for this one. */
function environment({ data, password, httpPort, mqttPort, settings }: ServerOptions): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('LINLI_'))
  return {
    ...Object.fromEntries(others),
    LINLI_DATA: data,
    LINLI_ADMIN_PASSWORD: password,
    LINLI_HTTP_PORT: String(httpPort),
    LINLI_MQTT_PORT: String(mqttPort),
    ...settings,
  }
}

function ready(child: ChildProcess, log: string): Promise<{ httpPort: number; mqttPort: number }> {
  const file = createWriteStream(log)
  const last: string[] = []
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${last.slice(-20).join('\n')}`))
    const patience = setTimeout(
      () => fail(`the server is not ready after ${READY_WITHIN_MS} ms`),
      READY_WITHIN_MS,
    )
    const take = (line: string) => {
      file.write(`${line}\n`)
      if (last.push(line) > 100) last.shift()
      const { msg, httpPort, mqttPort } = parse(line)
      if (msg !== 'ready' || httpPort === undefined || mqttPort === undefined) return
      clearTimeout(patience)
      resolve({ httpPort, mqttPort })
    }
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', take)
    }
    child.once('exit', code => {
      clearTimeout(patience)
      fail(`the server did not start (status ${code})`)
    })
  })
}

function parse(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine
  } catch {
    return {}
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    child.removeAllListeners('exit')
    child.once('exit', () => {
      clearTimeout(patience)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
