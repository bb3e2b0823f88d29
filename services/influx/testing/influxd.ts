import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { stablePort } from '../../../scripts/testing/stable-port.ts'
import { name, text } from '../influxql.ts'

export interface InfluxdOptions {
  readonly database?: string
  /** With it, every request needs this administrator's credentials. */
  readonly login?: { readonly username: string; readonly password: string }
  /** Where its data lies, to be removed by whoever made it; a temporary folder where none is given. */
  readonly folder?: string
}

/** A real InfluxDB 1.x on free ports, with its data in a folder of its own. */
export interface Influxd {
  readonly url: string
  readonly database: string
  /** What a server is told that is to write there; without a login. */
  readonly serverSettings: Readonly<Record<string, string>>
  /** The statement's first series as rows of objects; times in nanoseconds as strings. */
  rows(statement: string): Promise<Record<string, unknown>[]>
  /** Any other statement. */
  run(statement: string): Promise<void>
  /** As a crash does it; the data stays. */
  kill(): Promise<void>
  /** Rejects where it is killed before it listens. */
  restart(): Promise<void>
  /** It accepts connections and never answers. Resolves when it has stopped: until then it may answer still. */
  freeze(): Promise<void>
  thaw(): void
  stop(): Promise<void>
}

export async function startInfluxd(options: InfluxdOptions = {}): Promise<Influxd> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'linli-influxd-'))
  const [http, rpc] = [await stablePort(), await stablePort()]
  const { database = 'linli', login } = options
  const variables = settings(folder, http, rpc, login !== undefined)
  let server = launch(variables)
  await listening(server)
  const url = `http://127.0.0.1:${http}`
  const ask = (statement: string) => post(url, database, statement, login)
  const kill = () => end(server)
  const stop = async () => {
    await kill()
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
  }
  try {
    if (login !== undefined) await ask(createUser(login))
    await ask(`CREATE DATABASE ${name(database)}`)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    database,
    serverSettings: {
      LINLI_INFLUX_URL: url,
      LINLI_INFLUX_API: 'v1',
      LINLI_INFLUX_BUCKET: database,
    },
    rows: async statement => rowsOf(await ask(statement)),
    run: async statement => void (await ask(statement)),
    kill,
    restart: async () => {
      server = launch(variables)
      await listening(server)
    },
    freeze: () => freeze(server),
    thaw: () => void server.kill('SIGCONT'),
    stop,
  }
}

const createUser = ({ username, password }: { username: string; password: string }): string =>
  `CREATE USER ${name(username)} WITH PASSWORD ${text(password)} WITH ALL PRIVILEGES`

function settings(folder: string, http: number, rpc: number, auth: boolean): NodeJS.ProcessEnv {
  return {
    ...process.env,
    INFLUXDB_META_DIR: join(folder, 'meta'),
    INFLUXDB_DATA_DIR: join(folder, 'data'),
    INFLUXDB_DATA_WAL_DIR: join(folder, 'wal'),
    INFLUXDB_HTTP_BIND_ADDRESS: `127.0.0.1:${http}`,
    INFLUXDB_BIND_ADDRESS: `127.0.0.1:${rpc}`,
    INFLUXDB_HTTP_AUTH_ENABLED: String(auth),
    INFLUXDB_HTTP_LOG_ENABLED: 'false',
    INFLUXDB_REPORTING_DISABLED: 'true',
    INFLUXDB_MONITOR_STORE_ENABLED: 'false',
  }
}

function launch(env: NodeJS.ProcessEnv): ChildProcessByStdio<null, null, Readable> {
  const server = spawn('influxd', ['-config', '/dev/null'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const killWithTest = () => server.kill('SIGKILL')
  process.once('exit', killWithTest)
  server.once('exit', () => process.removeListener('exit', killWithTest))
  return server
}

async function listening({ stderr }: { readonly stderr: Readable }): Promise<void> {
  for await (const line of createInterface({ input: stderr })) {
    if (!line.includes('Listening on HTTP')) continue
    stderr.resume()
    return
  }
  throw new Error('influxd ended before it listened')
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
}

async function freeze(server: ChildProcess): Promise<void> {
  server.kill('SIGSTOP')
  while (!(await stopped(server.pid ?? 0))) await nextTurn()
}

/** A thread that waits for a core when the signal comes stops only when it gets one. */
async function stopped(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const tasks = `/proc/${pid}/task`
  const states = (await readdir(tasks)).map(async task => readFile(join(tasks, task, 'status'), 'utf8'))
  return (await Promise.all(states)).every(status => /^State:\tT/m.test(status))
}

interface Series {
  readonly columns: readonly string[]
  readonly values: readonly (readonly unknown[])[]
}

async function post(url: string, database: string, statement: string, login: InfluxdOptions['login']) {
  const path = `${url}/query?db=${encodeURIComponent(database)}&epoch=ns`
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' }
  if (login) headers.authorization = `Basic ${btoa(`${login.username}:${login.password}`)}`
  const answer = await fetch(path, { method: 'POST', headers, body: new URLSearchParams({ q: statement }) })
  // Nanoseconds do not fit a number: they are kept as text.
  const body = JSON.parse((await answer.text()).replace(/(?<=[[,])\d{16,}(?=[,\]])/g, '"$&"'))
  const error = body.error ?? body.results?.[0]?.error
  if (error) throw new Error(`influxd: ${error}`)
  return body.results[0].series?.[0] as Series | undefined
}

const rowsOf = (series: Series | undefined): Record<string, unknown>[] =>
  (series?.values ?? []).map(row =>
    Object.fromEntries((series?.columns ?? []).map((column, i) => [column, row[i]])),
  )
