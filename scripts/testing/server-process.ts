import { type ChildProcess, spawn } from 'node:child_process'
import { execPath } from 'node:process'
import { createInterface } from 'node:readline'
import { ROOT } from '../house/root.ts'
import { given } from './given.ts'
import { passwordFlags } from './quick-passwords.ts'

export interface Ports {
  readonly httpPort: number
  readonly mqttPort: number
  /** Where the chargers' door is open. */
  readonly ocppPort?: number
}

export interface ServerProcess {
  readonly child: ChildProcess
  /** Rejects, with all that it logged, where it ends or takes too long before it is ready. */
  readonly ready: Promise<Ports>
  /** Everything it logged so far, newest last. */
  readonly log: readonly string[]
  /** Resolves with the exit status, `null` where a signal ended it; also when it ends by itself. */
  readonly ended: Promise<number | null>
}

export interface ServerProcessOptions {
  /** Every setting, its folder too; nothing of this process's own environment but what `given` names. */
  readonly settings: Readonly<Record<string, string>>
  readonly onLine?: (line: string) => void
  /** A program with its arguments that runs the server: strace. */
  readonly under?: readonly string[]
}

/** A start takes a second where nothing else runs, and has taken fifteen where much does. */
const READY_MS_MAX = 240_000
const LOG_LINES_MAX = 1_000

/** The server as operators start it: the same command, its settings in the environment. */
export function startServerProcess({
  settings,
  onLine = () => {},
  under = [],
}: ServerProcessOptions): ServerProcess {
  const server = [execPath, '--v8-pool-size=1', ...passwordFlags(), 'services/main.ts']
  const [program = execPath, ...args] = [...under, ...server]
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...given,
      LINLI_HTTP_HOST: '127.0.0.1',
      LINLI_MQTT_HOST: '127.0.0.1',
      LINLI_OCPP_HOST: '127.0.0.1',
      ...settings,
    },
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  void ended.then(() => process.removeListener('exit', killWithUs))
  const log: string[] = []
  const ready = readyOf(child, log, onLine)
  // Whoever kills it on purpose does not wait for it.
  ready.catch(() => {})
  return { child, ready, log, ended }
}

function readyOf(child: ChildProcess, log: string[], onLine: (line: string) => void): Promise<Ports> {
  return new Promise((resolve, reject) => {
    const failed = (why: string) => {
      clearTimeout(deadline)
      reject(new Error(`the server ${why}:\n${log.join('\n')}`))
    }
    const deadline = setTimeout(() => failed(`was not ready in ${READY_MS_MAX} ms`), READY_MS_MAX)
    const take = (line: string) => {
      onLine(line)
      log.push(line)
      if (log.length > LOG_LINES_MAX) log.shift()
      const ports = readyLine(line)
      if (ports === undefined) return
      clearTimeout(deadline)
      resolve(ports)
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
