import { readStamp } from '../decode/stamp.ts'
import type { Instant } from '../domain/model/time.ts'
import { LIVE_MS } from './config.ts'
import type { Hearing } from './hearing.ts'

/**
 * When each of the measurements of one message was made: nothing for what is of now. What is live has the time of its arrival
 * and not the charger's, whose clock may be off by seconds or by years: readings of two clocks would overtake each other, and
 * a fault that seems older than what is known is history. What waited for the line has its own.
 */
export function placed(
  stamps: readonly (string | undefined)[],
  hearing: Hearing,
): readonly (Instant | undefined)[] {
  const read = stamps.map(stamp => stampIn(stamp, hearing))
  const told = read.filter(each => each !== undefined)
  if (told.length === 0) return read
  const { clock } = hearing.station
  const newest = Math.max(...told)
  clock.hear(newest, hearing.now)
  const ageMs = hearing.now - clock.corrected(newest)
  if (ageMs > hearing.settings.queuedMsMax) hearing.note('clock-off', 'timestamp')
  const isQueued = ageMs > LIVE_MS && ageMs <= hearing.settings.queuedMsMax
  if (isQueued) return read.map(each => each && clock.corrected(each))
  const shiftMs = hearing.now - newest
  return read.map(each => (each === undefined || each === newest ? undefined : each + shiftMs))
}

/** When it was said, by a right clock; nothing where nobody can tell, or the clock is plainly wrong. */
export function saidAt(stamp: string | undefined, { station, now, settings }: Hearing): Instant | undefined {
  const read = stamp === undefined ? undefined : readStamp(stamp)
  if (read === undefined || !('ts' in read)) return undefined
  const at = station.clock.corrected(read.ts)
  return now - at > settings.queuedMsMax ? undefined : at
}

function stampIn(stamp: string | undefined, { note }: Hearing): Instant | undefined {
  if (stamp === undefined) return undefined
  const read = readStamp(stamp)
  if ('ts' in read) return read.ts
  note(read.fault, 'timestamp')
  return undefined
}
