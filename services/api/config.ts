import { isIP } from 'node:net'
import type { Environment } from '../config/environment.ts'
import { ROLES, type Role } from '../domain/model/person.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../domain/model/time.ts'
import { type DutyLimits, dutyLimits } from './duty/duty-limits.ts'
import { type OidcConfig, oidcConfig } from './oidc/config.ts'
import { type ResidentLimits, residentLimits } from './residents/config.ts'
import { type TlsFiles, tlsFiles } from './tls-files.ts'

/** The HTTP door. Every limit can be set; README and docs name the variables. */
export interface ApiConfig {
  readonly host: string
  readonly port: number
  readonly tls?: TlsFiles
  /** Addresses or networks whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: readonly string[]
  /** Origins from which a browser may act besides the server's own, `https://linli.example` each. */
  readonly origins: readonly string[]
  /** At a time, those of the feed among them. */
  readonly connectionsMax: number
  /** From the open connection, or the last answer, to the whole head of a request; looked at twice in that time. */
  readonly headersMsMax: number
  readonly bodyBytesMax: number
  readonly requestsPerMinuteMax: number
  /** Rules of the operator's own. */
  readonly ownRulesMax: number
  readonly sessionMs: number
  /** A session that nobody uses for as long ends before its time. */
  readonly sessionIdleMs: number
  readonly accounts: AccountLimits
  readonly tokens: TokenLimits
  readonly signIn: SignInLimits
  readonly feed: FeedLimits
  /** The longest period whose alarm quality is worked out in one go. */
  readonly qualityMsMax: number
  readonly maintenance: MaintenanceLimits
  readonly people: PeopleLimits
  readonly fleet: FleetLimits
  readonly pictures: PictureLimits
  readonly duty: DutyLimits
  readonly residents: ResidentLimits
  /** Where people sign in at another server. */
  readonly oidc?: OidcConfig
  readonly metrics: { readonly open: boolean; readonly token?: string }
}

export interface MaintenanceLimits {
  /** Windows under way or planned at a time. */
  readonly windowsMax: number
  readonly forMsMax: number
}

export interface PictureLimits {
  readonly bytesMax: number
  /** However small its file is: whoever opens it needs four bytes for each. */
  readonly pixelsMax: number
  /** Of one alert. */
  readonly photosMax: number
  /** Of one site, all together. */
  readonly siteBytesMax: number
  /** Drawings of one site. */
  readonly plansMax: number
}

/** Devices in one go. */
export interface FleetLimits {
  /** Printed together. */
  readonly labelsMax: number
  /** Changed in one commit. */
  readonly settingsMax: number
}

/** Of one site each. */
export interface PeopleLimits {
  readonly zonesMax: number
  readonly plansMax: number
  readonly wearersMax: number
  readonly residentsMax: number
  /** Rows of one file that is brought in. */
  readonly importRowsMax: number
  readonly importBytesMax: number
}

/** How long the token of a device stays good beside a new one, and how many certificates it may have. */
export interface TokenLimits {
  /** Where nobody says; 0: it ends at once. */
  readonly overlapMs: number
  readonly overlapMsMax: number
  /** Of one device, those that were taken from it among them. */
  readonly certificatesMax: number
}

export interface AccountLimits {
  readonly accountsMax: number
  readonly keysMax: number
  /** Ways to look at the alerts that one person keeps. */
  readonly viewsMax: number
  /** How long a link is good by which somebody chooses a first password, or another. */
  readonly invitationMs: number
  readonly resetMs: number
}

export interface SignInLimits {
  /** Failures per user name and address before the first delay. */
  readonly failuresFree: number
  readonly delayMsMax: number
  /** Passwords checked at once: each takes a thread for a moment. */
  readonly atOnceMax: number
  /** Failures of strangers for one name within an hour before they come one after the other. */
  readonly nameFailuresFree: number
  /** How long a browser is known in which somebody signed in. */
  readonly browserKeepMs: number
  /** Whoever has one of these roles needs a second factor. */
  readonly secondFactorRoles: readonly Role[]
}

export interface FeedLimits {
  readonly connectionsMax: number
  /** What may wait in memory for one client before it counts as too slow. */
  readonly bufferedBytesMax: number
  /** Newest events kept in memory, so that clients that reconnect together need no disk. */
  readonly recentEventsMax: number
  /** Events close behind one another travel together. */
  readonly paceMs: number
  /** How often a quiet client hears its cursor, and a dead one is noticed. */
  readonly beatMs: number
}

export function apiConfig(env: Environment): ApiConfig {
  const tls = tlsFiles(env)
  const feed = feedLimits(env)
  const token = env.text('LINLI_METRICS_TOKEN')
  const oidc = oidcConfig(env)
  return {
    host: env.text('LINLI_HTTP_HOST') ?? '0.0.0.0',
    port: env.port('LINLI_HTTP_PORT', 8080),
    ...(tls ? { tls } : {}),
    trustedProxies: listed(
      env,
      'LINLI_TRUSTED_PROXY',
      isNetwork,
      'an address or a network such as 10.0.0.0/8',
    ),
    origins: listed(env, 'LINLI_ORIGINS', isOrigin, 'an origin such as https://linli.example'),
    connectionsMax: connectionsMax(env, feed),
    headersMsMax: env.integer('LINLI_HTTP_HEADERS_TIMEOUT_MS', 10_000, 10, 600_000),
    bodyBytesMax: env.integer('LINLI_HTTP_BODY_BYTES', 1_048_576, 1_024, 67_108_864),
    requestsPerMinuteMax: env.integer('LINLI_HTTP_REQUESTS_PER_MINUTE', 1_200, 1, 1_000_000),
    ownRulesMax: env.integer('LINLI_OWN_RULES', 200, 0, 10_000),
    sessionMs: env.integer('LINLI_SESSION_HOURS', 168, 1, 8_760) * HOUR,
    sessionIdleMs: env.integer('LINLI_SESSION_IDLE_MINUTES', 4_320, 5, 525_600) * MINUTE,
    accounts: accountLimits(env),
    tokens: tokenLimits(env),
    signIn: signInLimits(env),
    feed,
    qualityMsMax: env.integer('LINLI_QUALITY_DAYS_MAX', 400, 1, 3_660) * DAY,
    maintenance: {
      windowsMax: env.integer('LINLI_MAINTENANCE_WINDOWS', 1_000, 1, 100_000),
      forMsMax: env.integer('LINLI_MAINTENANCE_DAYS_MAX', 31, 1, 3_650) * DAY,
    },
    people: {
      zonesMax: env.integer('LINLI_ZONES', 5_000, 1, 100_000),
      plansMax: env.integer('LINLI_PLANS', 200, 1, 10_000),
      wearersMax: env.integer('LINLI_WEARERS', 10_000, 1, 100_000),
      residentsMax: env.integer('LINLI_RESIDENTS', 50_000, 1, 1_000_000),
      importRowsMax: env.integer('LINLI_IMPORT_ROWS', 5_000, 1, 50_000),
      importBytesMax: env.integer('LINLI_IMPORT_BYTES', 4_194_304, 1_024, 67_108_864),
    },
    fleet: {
      labelsMax: env.integer('LINLI_LABELS', 420, 1, 10_000),
      settingsMax: env.integer('LINLI_DEVICE_SETTINGS', 5_000, 1, 50_000),
    },
    pictures: pictureLimits(env),
    duty: dutyLimits(env),
    residents: residentLimits(env),
    ...(oidc && { oidc }),
    metrics: {
      open: env.oneOf('LINLI_METRICS_OPEN', ['yes', 'no'], 'no') === 'yes',
      ...(token ? { token } : {}),
    },
  }
}

function connectionsMax(env: Environment, feed: FeedLimits): number {
  const max = env.integer('LINLI_HTTP_CONNECTIONS', feed.connectionsMax + 1_000, 2, 1_000_000)
  if (max <= feed.connectionsMax) {
    env.fault('LINLI_HTTP_CONNECTIONS: not above LINLI_FEED_CONNECTIONS, which are among them')
  }
  return max
}

const pictureLimits = (env: Environment): PictureLimits => ({
  bytesMax: env.integer('LINLI_PICTURE_BYTES', 4_194_304, 1_024, 67_108_864),
  pixelsMax: env.integer('LINLI_PICTURE_MEGAPIXELS', 50, 1, 1_000) * 1_000_000,
  photosMax: env.integer('LINLI_ALERT_PHOTOS', 20, 0, 1_000),
  siteBytesMax: env.integer('LINLI_PICTURES_MIB', 1_024, 1, 1_048_576) * 1_048_576,
  plansMax: env.integer('LINLI_SITE_PLANS', 50, 0, 1_000),
})

const accountLimits = (env: Environment): AccountLimits => ({
  accountsMax: env.integer('LINLI_ACCOUNTS', 1_000, 1, 100_000),
  keysMax: env.integer('LINLI_KEYS', 200, 0, 10_000),
  viewsMax: env.integer('LINLI_SAVED_VIEWS', 50, 0, 1_000),
  invitationMs: env.integer('LINLI_INVITATION_HOURS', 72, 1, 720) * HOUR,
  resetMs: env.integer('LINLI_RESET_HOURS', 24, 1, 720) * HOUR,
})

function tokenLimits(env: Environment): TokenLimits {
  const overlapMsMax = env.integer('LINLI_TOKEN_OVERLAP_HOURS_MAX', 168, 0, 8_760) * HOUR
  const overlapMs = env.integer('LINLI_TOKEN_OVERLAP_MINUTES', 0, 0, 525_600) * MINUTE
  if (overlapMs > overlapMsMax)
    env.fault('LINLI_TOKEN_OVERLAP_MINUTES: longer than LINLI_TOKEN_OVERLAP_HOURS_MAX allows')
  return { overlapMs, overlapMsMax, certificatesMax: env.integer('LINLI_DEVICE_CERTIFICATES', 32, 1, 10_000) }
}

const signInLimits = (env: Environment): SignInLimits => ({
  failuresFree: env.integer('LINLI_SIGN_IN_FAILURES', 5, 1, 100),
  delayMsMax: env.integer('LINLI_SIGN_IN_DELAY_MINUTES', 15, 1, 1_440) * MINUTE,
  atOnceMax: env.integer('LINLI_SIGN_INS_AT_ONCE', 8, 1, 1_000),
  nameFailuresFree: env.integer('LINLI_SIGN_IN_NAME_FAILURES', 100, 1, 100_000),
  browserKeepMs: env.integer('LINLI_KNOWN_BROWSER_DAYS', 180, 1, 3_650) * DAY,
  secondFactorRoles: listed(env, 'LINLI_SECOND_FACTOR_ROLES', isRole, ROLES.join(', ')) as Role[],
})

const feedLimits = (env: Environment): FeedLimits => ({
  connectionsMax: env.integer('LINLI_FEED_CONNECTIONS', 1_000, 1, 100_000),
  bufferedBytesMax: env.integer('LINLI_FEED_BUFFER_BYTES', 1_048_576, 1_024, 268_435_456),
  recentEventsMax: env.integer('LINLI_FEED_RECENT_EVENTS', 2_000, 1, 100_000),
  paceMs: env.integer('LINLI_FEED_PACE_MS', 20, 0, 1_000),
  beatMs: env.integer('LINLI_FEED_BEAT_SECONDS', 15, 1, 15) * SECOND,
})

function listed(env: Environment, name: string, fits: (item: string) => boolean, expected: string): string[] {
  const items = (env.text(name) ?? '').split(',').map(item => item.trim())
  const kept = items.filter(item => item !== '')
  for (const item of kept.filter(item => !fits(item))) {
    env.fault(`${name}: expected ${expected}, got ${JSON.stringify(item)}`)
  }
  return kept
}

function isNetwork(item: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(item)) return true
  const [address = '', bits, ...rest] = item.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

function isOrigin(item: string): boolean {
  return /^https?:/.test(item) && URL.canParse(item) && new URL(item).origin === item
}

const isRole = (item: string): boolean => (ROLES as readonly string[]).includes(item)
