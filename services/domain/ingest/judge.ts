import type { Acceptance, Reading } from '../model/reading.ts'
import { type DurationMs, type Instant, MINUTE } from '../model/time.ts'
import { fingerprint } from './identity.ts'
import { type IngestMemory, isRemembered, newestAt, noteNewest, rememberStamped } from './memory.ts'
import { isSetBack } from './set-back.ts'

/** The limits of belief in a device's clock. */
export interface IngestLimits {
  /** Older than this when it arrives, or than the device's expected interval if that is longer, is history. */
  readonly lateAfterMs: DurationMs
  /** A stamp ahead of now by no more than this is a clock a little off; beyond, the reading is marked. */
  readonly futureToleranceMs: DurationMs
}

/**
 * Without a stamp, as many as a client may have in flight, but none that came longer ago than this: a device that was
 * restarted counts its message ids from 1 again, and an SOS under an old id is a new one.
 */
export const RECENT_PACKETS = 1_000
export const PACKET_MEMORY_MS: DurationMs = 10 * MINUTE

/** Where a reading stands in time. Remembers it, unless it is a repeat. `aheadMs` as in `Input`. */
export function judge(
  reading: Reading,
  memory: IngestMemory,
  now: Instant,
  expectedIntervalMs: DurationMs,
  limits: IngestLimits,
  aheadMs: DurationMs = 0,
): Acceptance {
  const at = placeOf(reading, now, aheadMs)
  if (!takeIn(reading, memory, now)) return accepted('repeated', at, reading, now, limits, aheadMs)
  const standing = standingOf(at, newestAt(memory), now, Math.max(limits.lateAfterMs, expectedIntervalMs))
  if (standing === 'out-of-order' && isSetBack(memory, now - at, now)) {
    // A clock that lags behind itself says as little as none.
    noteNewest(memory, now)
    return { standing: 'live', at: now }
  }
  if (standing === 'live') memory.behind = undefined
  noteNewest(memory, at)
  return accepted(standing, at, reading, now, limits, aheadMs)
}

function accepted(
  standing: Acceptance['standing'],
  at: Instant,
  reading: Reading,
  now: Instant,
  limits: IngestLimits,
  aheadMs: DurationMs,
): Acceptance {
  const mark = markOf(reading, now, limits, aheadMs)
  return mark === undefined ? { standing, at } : { standing, at, mark }
}

/** False where it was taken in before. */
function takeIn(reading: Reading, memory: IngestMemory, now: Instant): boolean {
  const { ts, values, packet } = reading
  const isNew = ts === undefined || takeInStamped(memory, ts, fingerprint(ts, values))
  if (packet === undefined || !isNew) return isNew
  // A packet id alone proves nothing: it is used again. The sender must say that it sends it again.
  if (reading.dup === true && isRememberedPacket(memory, packet, now)) return false
  rememberPacket(memory, packet, now)
  return true
}

function takeInStamped(memory: IngestMemory, stamp: Instant, identity: number): boolean {
  if (isRemembered(memory, stamp, identity)) return false
  rememberStamped(memory, stamp, identity)
  return true
}

/** Event time: the device's stamp in the flow's time, never later than now. */
const placeOf = ({ ts }: Reading, now: Instant, aheadMs: DurationMs): Instant =>
  ts === undefined ? now : Math.min(ts + aheadMs, now)

function markOf(
  { ts }: Reading,
  now: Instant,
  limits: IngestLimits,
  aheadMs: DurationMs,
): Acceptance['mark'] {
  if (ts === undefined) return undefined
  if (ts + aheadMs <= now) return aheadMs > 0 ? 'moved-on' : undefined
  return ts - now > limits.futureToleranceMs ? 'future-clamped' : undefined
}

function standingOf(
  at: Instant,
  newestAt: Instant,
  now: Instant,
  lateAfterMs: DurationMs,
): Acceptance['standing'] {
  if (now - at > lateAfterMs) return 'late'
  return at < newestAt ? 'out-of-order' : 'live'
}

const isRememberedPacket = ({ packets }: IngestMemory, identity: string, now: Instant): boolean =>
  packets?.some(packet => packet.identity === identity && now - packet.cameAt <= PACKET_MEMORY_MS) ?? false

function rememberPacket(memory: IngestMemory, identity: string, cameAt: Instant): void {
  const packets = memory.packets ?? []
  memory.packets = packets
  packets.push({ identity, cameAt })
  const isOver = (oldest: { cameAt: Instant }) =>
    packets.length > RECENT_PACKETS || cameAt - oldest.cameAt > PACKET_MEMORY_MS
  for (let oldest = packets[0]; oldest !== undefined && isOver(oldest); oldest = packets[0]) packets.shift()
}
