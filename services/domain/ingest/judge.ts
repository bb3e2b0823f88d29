import type { Acceptance, Reading } from '../model/reading.ts'
import { type DurationMs, type Instant, MINUTE } from '../model/time.ts'
import { type Identity, identityOf } from './identity.ts'

/** The limits of belief in a device's clock. */
export interface IngestLimits {
  /** Older than this when it arrives, or than the device's expected interval if that is longer, is history. */
  readonly lateAfterMs: DurationMs
  /** A stamp ahead of now by no more than this is a clock a little off; beyond, the reading is marked. */
  readonly futureToleranceMs: DurationMs
}

/** What is remembered of a device's readings to tell a new one from one sent again. Plain data. */
export interface IngestMemory {
  /** Event time of the newest reading. */
  newestAt?: Instant
  /** Identities of the latest readings with a stamp, oldest first. */
  readonly recent: Identity[]
  /** Those of the latest without one, each with when it came: they hold for a while only. */
  packets?: { readonly identity: Identity; readonly cameAt: Instant }[]
}

/** A device's repeats are recognised this many readings back. */
export const RECENT_READINGS = 64

/**
 * Without a stamp, as many as a client may have in flight, but none that came longer ago than this: a device that was
 * restarted counts its message ids from 1 again, and an SOS under an old id is a new one.
 */
export const RECENT_PACKETS = 1_000
export const PACKET_MEMORY_MS: DurationMs = 10 * MINUTE

export const newIngestMemory = (): IngestMemory => ({ recent: [] })

/** Where a reading stands in time. Remembers it, unless it is a repeat. `aheadMs` as in `Input`. */
export function judge(
  reading: Reading,
  memory: IngestMemory,
  now: Instant,
  expectedIntervalMs: DurationMs,
  limits: IngestLimits,
  aheadMs: DurationMs = 0,
): Acceptance {
  const placed = place(reading, now, limits, aheadMs)
  const identity = identityOf(reading)
  if (isRepeat(reading, identity, memory, now)) return { ...placed, standing: 'repeated' }
  if (identity !== undefined) remember(memory, reading, identity, now)
  const standing = standingOf(
    placed.at,
    memory.newestAt,
    now,
    Math.max(limits.lateAfterMs, expectedIntervalMs),
  )
  if (memory.newestAt === undefined || placed.at > memory.newestAt) memory.newestAt = placed.at
  return { ...placed, standing }
}

// Without a stamp a packet id alone proves nothing: it is used again. The sender must say that it sends it again.
function isRepeat(
  reading: Reading,
  identity: Identity | undefined,
  memory: IngestMemory,
  now: Instant,
): boolean {
  if (identity === undefined) return false
  if (reading.ts !== undefined) return memory.recent.includes(identity)
  if (reading.dup !== true) return false
  return (memory.packets ?? []).some(
    packet => packet.identity === identity && now - packet.cameAt <= PACKET_MEMORY_MS,
  )
}

/** Event time: the device's stamp in the flow's time, never later than now. */
function place(
  reading: Reading,
  now: Instant,
  limits: IngestLimits,
  aheadMs: DurationMs,
): Omit<Acceptance, 'standing'> {
  if (reading.ts === undefined) return { at: now }
  const at = reading.ts + aheadMs
  if (at <= now) return aheadMs > 0 ? { at, mark: 'moved-on' } : { at }
  return reading.ts - now > limits.futureToleranceMs ? { at: now, mark: 'future-clamped' } : { at: now }
}

function standingOf(
  at: Instant,
  newestAt: Instant | undefined,
  now: Instant,
  lateAfterMs: DurationMs,
): Acceptance['standing'] {
  if (now - at > lateAfterMs) return 'late'
  return newestAt !== undefined && at < newestAt ? 'out-of-order' : 'live'
}

function remember(memory: IngestMemory, { ts }: Reading, identity: Identity, now: Instant): void {
  if (ts === undefined) rememberPacket(memory, identity, now)
  else {
    memory.recent.push(identity)
    if (memory.recent.length > RECENT_READINGS) memory.recent.shift()
  }
}

function rememberPacket(memory: IngestMemory, identity: Identity, cameAt: Instant): void {
  const packets = memory.packets ?? []
  memory.packets = packets
  packets.push({ identity, cameAt })
  const isOver = (oldest: { cameAt: Instant }) =>
    packets.length > RECENT_PACKETS || cameAt - oldest.cameAt > PACKET_MEMORY_MS
  for (let oldest = packets[0]; oldest !== undefined && isOver(oldest); oldest = packets[0]) packets.shift()
}
