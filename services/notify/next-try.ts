import type { ChannelKind } from '../domain/model/channel.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { AttemptRecord } from '../store/notice-store.ts'
import type { Sent } from './channel.ts'
import type { TryLimits } from './config.ts'
import type { Way } from './ways.ts'

/** What became of the tries by one way. */
export interface Tries {
  readonly made: number
  /** The last one came to its end then. */
  readonly endedAt: Instant
  /** How long to wait since; without end where it is of no use any more. */
  readonly waitMs: DurationMs
}

export type NextTry = { readonly way: Way; readonly at: Instant } | 'none-left'

/**
 * By which way it is tried next, and when. A way is tried again while that is soon, then the next one is; where none is soon,
 * the one that comes first. What a life hangs on does not wait for a way while there is another.
 */
export function nextTry(
  ways: readonly Way[],
  tries: ReadonlyMap<string, Tries>,
  { isLifeSafety }: { readonly isLifeSafety: boolean },
  { attemptsMax, patienceMs }: TryLimits,
): NextTry {
  const open = ways
    .map(way => ({ way, tries: tries.get(way.channel) ?? UNTRIED }))
    .filter(({ tries: { made, waitMs } }) => made < attemptsMax && Number.isFinite(waitMs))
  const patience = isLifeSafety ? 0 : patienceMs
  const soon = open.find(({ tries: { waitMs } }) => waitMs <= patience)
  const next = soon ?? open.toSorted((a, b) => dueAt(a.tries) - dueAt(b.tries))[0]
  return next === undefined ? 'none-left' : { way: next.way, at: dueAt(next.tries) }
}

const UNTRIED: Tries = { made: 0, endedAt: Number.NEGATIVE_INFINITY, waitMs: 0 }

const dueAt = ({ endedAt, waitMs }: Tries): Instant => endedAt + waitMs

/** How long to wait after a failure: twice as long each time, shaken so that those that failed together do not return together. */
export function waitAfter(made: number, failed: Sent, limits: TryLimits, random: number): DurationMs {
  if (failed.ok || !failed.isWorthRetrying) return Number.POSITIVE_INFINITY
  const full = Math.min(limits.backoffMsMax, limits.backoffMs * 2 ** Math.min(made - 1, 40))
  return Math.max(full * (0.5 + random / 2), failed.retryAfterMs ?? 0)
}

/**
 * After a start: what was tried counts, and whatever it was to wait for is over. A way by which it may have arrived is not
 * gone again unless it may be told twice.
 */
export function triesOf(
  attempts: readonly AttemptRecord[],
  mayRepeat: (kind: ChannelKind) => boolean,
): Map<string, Tries> {
  const tries = new Map<string, Tries>()
  for (const { channel, kind, startedAt, endedAt, outcome } of attempts) {
    const made = (tries.get(channel)?.made ?? 0) + 1
    const isOver = outcome === 'unknown' && !mayRepeat(kind)
    tries.set(channel, { made, endedAt: endedAt ?? startedAt, waitMs: isOver ? Number.POSITIVE_INFINITY : 0 })
  }
  return tries
}
