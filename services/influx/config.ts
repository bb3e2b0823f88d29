import type { Environment } from '../config/environment.ts'
import { type DurationMs, SECOND } from '../domain/model/time.ts'
import type { BacklogLimits } from './backlog.ts'
import type { PoisonLimits } from './poison.ts'

export type InfluxApi = 'v1' | 'v2'

export interface InfluxConfig {
  readonly url: string
  /** `v1` is 1.x; `v2` is 2.x, and 3 by the same write path. */
  readonly api: InfluxApi
  readonly org: string
  /** The bucket, or the database of 1.x. */
  readonly bucket: string
  readonly token?: string
  readonly login?: { readonly username: string; readonly password: string }
  readonly pump: PumpLimits
  readonly query: QueryLimits
}

export interface PumpLimits extends BacklogLimits, PoisonLimits {
  /** Lines of one request, and entries of the journal held in memory at a time. */
  readonly batchLinesMax: number
  /** How long a few lines wait for more, so that a trickle does not cost a request for each commit. */
  readonly lingerMs: DurationMs
  readonly timeoutMs: DurationMs
  readonly backoffMsMin: DurationMs
  readonly backoffMsMax: DurationMs
  /** The longest `Retry-After` that is believed. */
  readonly retryAfterMsMax: DurationMs
  /** How often a request is tried that needs an operator first: a wrong token, a missing bucket. */
  readonly degradedRetryMs: DurationMs
  /** How long a stop waits for the request in flight. */
  readonly closeMsMax: DurationMs
  readonly deadLettersBytesMax: number
  /** Devices held in memory for their tags, some hundred bytes each; the others are looked up. */
  readonly knownDevicesMax: number
}

export interface QueryLimits {
  readonly timeoutMs: DurationMs
  /** Queries at once; more wait for their turn. */
  readonly atOnceMax: number
}

/** `undefined` when no InfluxDB is configured: the journal's own readings then serve the history. */
export function influxConfig(env: Environment): InfluxConfig | undefined {
  const url = env.text('LINLI_INFLUX_URL')
  const api = env.oneOf('LINLI_INFLUX_API', ['v1', 'v2'], 'v2')
  const texts = {
    token: env.text('LINLI_INFLUX_TOKEN'),
    org: env.text('LINLI_INFLUX_ORG'),
    bucket: env.text('LINLI_INFLUX_BUCKET'),
    username: env.text('LINLI_INFLUX_USERNAME'),
    password: env.text('LINLI_INFLUX_PASSWORD'),
  }
  const limits = { pump: pumpLimits(env), query: queryLimits(env) }
  if (url === undefined) {
    refuse(env, texts, names(texts), 'LINLI_INFLUX_URL is missing')
    return undefined
  }
  checkUrl(env, url)
  checkTexts(env, api, texts)
  const { token, username, password } = texts
  return {
    url: url.replace(/\/+$/, ''),
    api,
    org: texts.org ?? '',
    bucket: texts.bucket ?? '',
    ...(token !== undefined && { token }),
    ...(username !== undefined && password !== undefined && { login: { username, password } }),
    ...limits,
  }
}

interface Texts {
  readonly token: string | undefined
  readonly org: string | undefined
  readonly bucket: string | undefined
  readonly username: string | undefined
  readonly password: string | undefined
}

const names = (texts: Texts) => Object.keys(texts) as (keyof Texts)[]
const variable = (name: keyof Texts) => `LINLI_INFLUX_${name.toUpperCase()}`

/** Nothing that is set may go unused: it was meant to do something. */
function refuse(env: Environment, texts: Texts, unused: readonly (keyof Texts)[], why: string): void {
  for (const name of unused) {
    if (texts[name] !== undefined) env.fault(`${variable(name)}: set, and ${why}`)
  }
}

function need(env: Environment, texts: Texts, needed: readonly (keyof Texts)[]): void {
  for (const name of needed) {
    if (texts[name] === undefined) env.fault(`${variable(name)}: missing, and LINLI_INFLUX_URL is set`)
  }
}

function checkTexts(env: Environment, api: InfluxApi, texts: Texts): void {
  if (api === 'v1') {
    need(env, texts, ['bucket'])
    refuse(env, texts, ['token', 'org'], 'LINLI_INFLUX_API is v1, which has no such thing')
    checkLogin(env, texts)
  } else {
    need(env, texts, ['token', 'org', 'bucket'])
    refuse(env, texts, ['username', 'password'], 'LINLI_INFLUX_API is v2, which takes a token')
  }
  // No database of 1.x may be called so, and a bucket answers InfluxQL under its own name only as a database could.
  if (texts.bucket?.includes('/'))
    env.fault('LINLI_INFLUX_BUCKET: a name with "/" cannot be read by InfluxQL')
}

function checkLogin(env: Environment, { username, password }: Texts): void {
  if (username !== undefined && password === undefined)
    env.fault('LINLI_INFLUX_PASSWORD: missing, and LINLI_INFLUX_USERNAME is set')
  if (username === undefined && password !== undefined)
    env.fault('LINLI_INFLUX_USERNAME: missing, and LINLI_INFLUX_PASSWORD is set')
  if (username?.includes(':')) env.fault('LINLI_INFLUX_USERNAME: a name with ":" cannot be sent')
}

function checkUrl(env: Environment, text: string): void {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    env.fault('LINLI_INFLUX_URL: expected http://host:port or https://host:port')
  else if (url.username !== '' || url.password !== '')
    env.fault('LINLI_INFLUX_URL: credentials belong in variables of their own')
  else if (url.search !== '' || url.hash !== '')
    env.fault('LINLI_INFLUX_URL: expected no query and no fragment')
}

function pumpLimits(env: Environment): PumpLimits {
  const backoffMsMin = env.integer('LINLI_INFLUX_BACKOFF_MIN_MS', 500, 1, 60_000)
  const backoffMsMax = env.integer('LINLI_INFLUX_BACKOFF_MAX_MS', 30_000, 1, 3_600_000)
  if (backoffMsMax < backoffMsMin)
    env.fault('LINLI_INFLUX_BACKOFF_MAX_MS: less than LINLI_INFLUX_BACKOFF_MIN_MS')
  return {
    batchLinesMax: env.integer('LINLI_INFLUX_BATCH_LINES', 5_000, 1, 50_000),
    lingerMs: env.integer('LINLI_INFLUX_LINGER_MS', 200, 0, 60_000),
    timeoutMs: env.integer('LINLI_INFLUX_TIMEOUT_MS', 10_000, 50, 120_000),
    backoffMsMin,
    backoffMsMax,
    retryAfterMsMax: env.integer('LINLI_INFLUX_RETRY_AFTER_MAX_MS', 300_000, 1, 3_600_000),
    degradedRetryMs: env.integer('LINLI_INFLUX_DEGRADED_RETRY_MS', 60_000, 10, 3_600_000),
    closeMsMax: env.integer('LINLI_INFLUX_CLOSE_MAX_MS', 5_000, 0, 60_000),
    deadLettersBytesMax: env.integer('LINLI_INFLUX_DEAD_LETTERS_BYTES', 16_777_216, 1_024, 1_073_741_824),
    backlogBytesMax: env.integer('LINLI_INFLUX_BACKLOG_MIB', 4_096, 1, 67_108_864) * 1_048_576,
    backlogCheckMs: 10 * SECOND,
    suspectAfterFailures: env.integer('LINLI_INFLUX_SUSPECT_AFTER', 5, 2, 1_000),
    suspectsMax: env.integer('LINLI_INFLUX_SUSPECTS', 10, 1, 1_000),
    knownDevicesMax: env.integer('LINLI_INFLUX_KNOWN_DEVICES', 100_000, 1, 10_000_000),
  }
}

const queryLimits = (env: Environment): QueryLimits => ({
  timeoutMs: env.integer('LINLI_INFLUX_QUERY_TIMEOUT_MS', 10_000, 50, 120_000),
  atOnceMax: env.integer('LINLI_INFLUX_QUERIES', 8, 1, 64),
})
