import { HOUR, type Instant } from '../../domain/model/time.ts'
import type { NotSent, Sent } from '../channel.ts'
import type { HttpAnswer, NoAnswer } from './exchange.ts'

/** What an answer means by its status alone. */
export function judgeStatus({ status, headers }: HttpAnswer, now: Instant): Sent {
  if (status >= 200 && status < 300) return { ok: true }
  const reason = `answered ${status}${status >= 300 && status < 400 ? ': redirects are not followed' : ''}`
  if (!mayPass(status)) return { ok: false, reason, isWorthRetrying: false }
  const retryAfterMs = retryAfter(headers['retry-after'], now)
  return { ok: false, reason, isWorthRetrying: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
}

/** Too slow, too early, too many, or a fault of the counterpart's; but 501 is what it never can, and 505 never speaks. */
const mayPass = (status: number): boolean =>
  [408, 425, 429].includes(status) || (status >= 500 && status !== 501 && status !== 505)

/** Nobody's word holds a notice back for longer. */
export const RETRY_AFTER_MS_MAX = HOUR

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | undefined, now: Instant): number | undefined {
  if (header === undefined) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), RETRY_AFTER_MS_MAX)
}

/** What it means that there is none. Where it was under way, it may have been taken. */
export function judgeNoAnswer({ code, wasUnderWay }: NoAnswer): NotSent {
  const forGood = faultToMend(code)
  if (forGood !== undefined) return { ok: false, reason: `${forGood} (${code})`, isWorthRetrying: false }
  const reason = `${SAID[code] ?? (wasUnderWay ? 'the connection broke' : 'not reached')} (${code})`
  return { ok: false, reason, isWorthRetrying: true, ...(wasUnderWay ? { isUncertain: true } : {}) }
}

const SAID: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'the host has no address',
  EAI_AGAIN: 'names cannot be looked up now',
}

/** What it is, where a connection never comes about before somebody does something. */
export const faultToMend = (code: string): string | undefined =>
  FOR_GOOD.find(([pattern]) => pattern.test(code))?.[1]

/** What somebody must mend first: trying again would only hold up the next channel. */
const FOR_GOOD: readonly (readonly [RegExp, string])[] = [
  [/^OUT_OF_REACH$/, 'the address is in a private network, see allowPrivateNetwork'],
  [
    /^(?:CERT_|DEPTH_ZERO_|UNABLE_TO_|SELF_SIGNED_|ERR_TLS_CERT_|HOSTNAME_MISMATCH)/,
    'the certificate is not believed',
  ],
  [/^(?:ERR_SSL_|EPROTO$)/, 'no TLS there'],
  [/^(?:ERR_INVALID_|ERR_UNESCAPED_)/, 'the request could not be made'],
]
