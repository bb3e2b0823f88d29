import { type DurationMs, type Instant, SECOND } from '../model/time.ts'
import type { IngestMemory } from './memory.ts'

/** What a network makes of the same delay, and a stamp in whole seconds. */
export const SAME_DELAY_MS: DurationMs = SECOND
/** What was overtaken comes in a burst, each with a delay of its own. */
export const APART_MS: DurationMs = 3 * SECOND

/**
 * Whether a reading is out of order since the device's clock was set back: then all are, by the same time, until its stamps have
 * caught up. For as long a camera was deaf: the car that had left stood in the lane. One alone was overtaken, for all anybody knows.
 */
export function isSetBack(memory: IngestMemory, byMs: DurationMs, now: Instant): boolean {
  const before = memory.behind
  const isSame = before !== undefined && Math.abs(byMs - before.byMs) <= SAME_DELAY_MS
  memory.behind = { byMs, since: isSame ? before.since : now }
  return isSame && now - before.since >= APART_MS
}
