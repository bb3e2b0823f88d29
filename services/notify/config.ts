import type { Environment } from '../config/environment.ts'
import { type ClockTime, clockTimeMs } from '../domain/model/duty.ts'
import { DAY, type DurationMs, HOUR, MINUTE, SECOND } from '../domain/model/time.ts'

export interface NotifyConfig {
  /** Notices that wait at a time; with one more, the least urgent is given up. What a life hangs on always finds room. */
  readonly queueMax: number
  readonly tries: TryLimits
  readonly lanes: LaneLimits
  /** Notices to one person in an hour; urgent ones are not counted. */
  readonly personPerHourMax: number
  /** How long it is tried to tell whoever shows an alert that it calls nobody any more. */
  readonly endTriedMs: DurationMs
  /** When low ones are told together, by the clock of the site; at once where there is no such time. */
  readonly digestAt: readonly ClockTime[]
  /** How long the ledger keeps what has ended. */
  readonly keepMs: DurationMs
  readonly links: LinkLimits
  /** When it is looked at who could not be reached, since midnight by the clock of the site; never where there is no such time. */
  readonly reachCheckAtMs: DurationMs | undefined
  readonly codes: CodeLimits
}

export interface TryLimits {
  /** By one way. */
  readonly attemptsMax: number
  /** After the first failure; doubled with each further one. */
  readonly backoffMs: DurationMs
  readonly backoffMsMax: DurationMs
  /** A way that cannot be tried again sooner is passed over for the next one. */
  readonly patienceMs: DurationMs
}

export interface LaneLimits {
  /** Attempts under way by one channel. */
  readonly atOnceMax: number
  /** The same in addition for urgent ones: those that hang must not hold them up. */
  readonly urgentAtOnceMax: number
  /** By one channel; urgent ones do not wait for it. */
  readonly perMinuteMax: number
}

/** Codes that show that an address is somebody's. */
export interface CodeLimits {
  readonly validMs: DurationMs
  /** Sent to one person, and to one address. */
  readonly perHourMax: number
}

export interface LinkLimits {
  /** Where people reach this server; without it notices have no link. */
  readonly publicUrl: string | undefined
  readonly validMs: DurationMs
  /** Asked for from one address. */
  readonly perMinuteMax: number
}

export function notifyConfig(env: Environment): NotifyConfig {
  return {
    queueMax: env.integer('LINLI_NOTIFY_QUEUE', 20_000, 1, 1_000_000),
    tries: tryLimits(env),
    lanes: {
      atOnceMax: env.integer('LINLI_NOTIFY_AT_ONCE', 4, 1, 1_000),
      urgentAtOnceMax: env.integer('LINLI_NOTIFY_URGENT_AT_ONCE', 16, 1, 1_000),
      perMinuteMax: env.integer('LINLI_NOTIFY_CHANNEL_PER_MINUTE', 120, 1, 1_000_000),
    },
    personPerHourMax: env.integer('LINLI_NOTIFY_PERSON_PER_HOUR', 60, 1, 1_000_000),
    endTriedMs: env.integer('LINLI_NOTIFY_END_HOURS', 24, 1, 720) * HOUR,
    digestAt: digestTimes(env),
    keepMs: env.integer('LINLI_NOTIFY_KEEP_DAYS', 400, 1, 36_500) * DAY,
    links: {
      publicUrl: publicUrl(env),
      validMs: env.integer('LINLI_NOTIFY_LINK_MINUTES', 60, 1, 10_080) * MINUTE,
      perMinuteMax: env.integer('LINLI_NOTIFY_LINKS_PER_MINUTE', 30, 1, 100_000),
    },
    reachCheckAtMs: reachCheckAtMs(env),
    codes: {
      validMs: env.integer('LINLI_NOTIFY_CODE_MINUTES', 10, 1, 1_440) * MINUTE,
      perHourMax: env.integer('LINLI_NOTIFY_CODES_PER_HOUR', 5, 1, 10_000),
    },
  }
}

function tryLimits(env: Environment): TryLimits {
  const backoffMs = env.integer('LINLI_NOTIFY_BACKOFF_MS', 2_000, 1, 600_000)
  const backoffMsMax = env.integer('LINLI_NOTIFY_BACKOFF_SECONDS_MAX', 300, 1, 86_400) * SECOND
  if (backoffMsMax < backoffMs)
    env.fault('LINLI_NOTIFY_BACKOFF_SECONDS_MAX: shorter than LINLI_NOTIFY_BACKOFF_MS, with which it begins')
  return {
    attemptsMax: env.integer('LINLI_NOTIFY_ATTEMPTS', 10, 1, 1_000),
    backoffMs,
    backoffMsMax,
    patienceMs: env.integer('LINLI_NOTIFY_PATIENCE_SECONDS', 30, 0, 86_400) * SECOND,
  }
}

function reachCheckAtMs(env: Environment): DurationMs | undefined {
  const name = 'LINLI_REACH_CHECK_AT'
  const time = env.text(name) ?? '09:00'
  if (time === 'never') return undefined
  if (!CLOCK_TIME.test(time))
    env.fault(`${name}: expected a time such as 09:00 or the word never, got ${JSON.stringify(time)}`)
  return clockTimeMs(time)
}

function digestTimes(env: Environment): ClockTime[] {
  const name = 'LINLI_NOTIFY_DIGEST_AT'
  const times = (env.text(name) ?? '08:00,18:00').split(',').map(time => time.trim())
  if (times.length === 1 && times[0] === 'never') return []
  for (const time of times.filter(time => !CLOCK_TIME.test(time)))
    env.fault(`${name}: expected times such as 08:00,18:00 or the word never, got ${JSON.stringify(time)}`)
  return times.filter(time => CLOCK_TIME.test(time)).sort()
}

export const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/

function publicUrl(env: Environment): string | undefined {
  const url = env.text('LINLI_PUBLIC_URL')
  if (url === undefined) return undefined
  if (!/^https?:\/\//.test(url) || !URL.canParse(url) || /[?#]/.test(url))
    env.fault(
      `LINLI_PUBLIC_URL: expected an address such as https://linli.example, got ${JSON.stringify(url)}`,
    )
  return url.replace(/\/+$/, '')
}
