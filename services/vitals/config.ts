import type { Environment } from '../config/environment.ts'
import type { DeviceId } from '../domain/model/device.ts'
import { ID_PATTERN, type SiteId, type ZoneId } from '../domain/model/place.ts'
import { type DurationMs, SECOND } from '../domain/model/time.ts'

export interface VitalsConfig {
  /** Nothing where the server does not report about itself. */
  readonly report: ReportConfig | undefined
  readonly heartbeat: HeartbeatConfig | undefined
}

/** The server as a device of its own. */
export interface ReportConfig {
  readonly everyMs: DurationMs
  readonly id: DeviceId
  readonly site: SiteId
  readonly zone: ZoneId
}

export interface HeartbeatConfig {
  /** May hold a token: it is never logged. */
  readonly url: string
  readonly everyMs: DurationMs
  readonly timeoutMs: DurationMs
}

/** By event time (`isWallClock` false) a report of now would move the clock of a replay, so there is none. */
export function vitalsConfig(env: Environment, isWallClock: boolean): VitalsConfig {
  const everyMs = env.integer('LINLI_SELF_REPORT_SECONDS', 15, 0, 3_600) * SECOND
  const own = {
    everyMs,
    id: idOf(env, 'LINLI_SELF_ID', 'linli'),
    site: idOf(env, 'LINLI_SELF_SITE', 'linli'),
    zone: idOf(env, 'LINLI_SELF_ZONE', 'server'),
  }
  const report = isWallClock && everyMs > 0 ? own : undefined
  return { report, heartbeat: heartbeatConfig(env, report !== undefined) }
}

function heartbeatConfig(env: Environment, reports: boolean): HeartbeatConfig | undefined {
  const url = env.text('LINLI_HEARTBEAT_URL')
  const everyMs = env.integer('LINLI_HEARTBEAT_SECONDS', 60, 1, 86_400) * SECOND
  const timeoutMs = env.integer('LINLI_HEARTBEAT_TIMEOUT_SECONDS', 10, 1, 300) * SECOND
  if (url === undefined) return undefined
  // The value is a secret, so it does not stand in the message.
  if (!isHttp(url)) env.fault('LINLI_HEARTBEAT_URL: expected an address that begins with http:// or https://')
  if (!reports) {
    env.fault(
      'LINLI_HEARTBEAT_URL: set, and without LINLI_SELF_REPORT_SECONDS above 0 and LINLI_CLOCK=wall nothing proves that the server is well',
    )
  }
  return { url, everyMs, timeoutMs }
}

const isHttp = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

function idOf(env: Environment, name: string, fallback: string): string {
  const id = env.text(name) ?? fallback
  if (!ID_PATTERN.test(id)) {
    env.fault(`${name}: expected letters, digits and . _ : - inside, at most 64, got ${JSON.stringify(id)}`)
  }
  return id
}
