import { HttpError, RequestTimedOutError } from '@influxdata/influxdb-client'
import type { DurationMs, Instant } from '../domain/model/time.ts'

/** Why nothing was written now, though nothing is wrong with the lines. */
export type Hindrance =
  /** It passes by itself: the network, an overload, a restart. */
  | {
      readonly kind: 'wait'
      readonly reason: string
      readonly retryAfterMs?: DurationMs
      /** InfluxDB itself failed at it (500) and said no more: a line may be what it fails at. */
      readonly ownFault?: true
    }
  /** Somebody must act: a token, a right, a bucket, an address. */
  | { readonly kind: 'degraded'; readonly reason: string }

/** The server says that one of these lines cannot be written, or (`all`) that none of them can. */
export interface Refusal {
  readonly kind: 'refused'
  readonly status: number
  readonly reason: string
  readonly all: boolean
}

/** What became of a request. */
export type Verdict = { readonly kind: 'accepted' } | Refusal | Hindrance

/** What an error of the client says, for a request of `count` lines. */
export function verdictOf(error: unknown, count: number, now: Instant): Verdict {
  if (error instanceof RequestTimedOutError) return { kind: 'wait', reason: 'no answer in time' }
  if (!(error instanceof HttpError)) return { kind: 'wait', reason: networkReason(error) }
  const { statusCode: status } = error
  const reason = `${status}: ${answerText(error)}`
  // 2.0 answers so where other versions say 422: nothing about it passes by itself.
  if (status === 500 && droppedCount(reason) !== undefined)
    return { kind: 'refused', status, reason, all: droppedCount(reason) === count }
  if (status === 408 || status === 429 || status >= 500) {
    const ownFault = status === 500 && isInfluxAnswer(error) && !OUT_OF_ROOM.test(reason)
    return { kind: 'wait', reason, ...patience(error, now), ...(ownFault && { ownFault: true }) }
  }
  if (status === 413) return { kind: 'refused', status, reason, all: false }
  // A proxy's own 400 says nothing of the lines: taken for a verdict, it would bury every one of them.
  if ((status === 400 || status === 422) && isInfluxAnswer(error))
    return { kind: 'refused', status, reason, all: droppedCount(reason) === count }
  return { kind: 'degraded', reason }
}

/** The server's own words, shortened: a refusal may repeat the lines it refuses. */
export function answerText(error: HttpError): string {
  const { json } = error as { json?: { error?: unknown; message?: unknown } | null }
  const said = json?.error ?? json?.message ?? error.body ?? error.statusMessage ?? ''
  return String(said).trim().slice(0, REASON_LENGTH_MAX)
}

export const REASON_LENGTH_MAX = 300

/** No line's fault, however small the one that still finds room. */
const OUT_OF_ROOM = /no space left|quota|read-only|too many open files|memory/i

/** Said by InfluxDB itself, not by something in front of it. */
export const isInfluxAnswer = (error: HttpError): boolean => {
  const { json } = error as { json?: { error?: unknown; message?: unknown } | null }
  return typeof json?.error === 'string' || typeof json?.message === 'string'
}

/** `partial write: points beyond retention policy dropped=500`: how many of the lines were not written. */
const droppedCount = (reason: string): number | undefined => {
  const match = /partial write: .*dropped=(\d+)/s.exec(reason)
  return match ? Number(match[1]) : undefined
}

export function networkReason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return code ?? message ?? String(error)
}

/** `Retry-After` is in seconds or a date. The client takes it for milliseconds, so the header is read here. */
function patience(error: HttpError, now: Instant): { retryAfterMs?: DurationMs } {
  const header = error.headers?.['retry-after']
  const text = Array.isArray(header) ? header[0] : header
  if (text === undefined) return {}
  const retryAfterMs = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now
  return retryAfterMs >= 0 ? { retryAfterMs } : {}
}
