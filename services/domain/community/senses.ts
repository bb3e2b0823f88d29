import { isClear, noDoubts } from '../ingest/doubts.ts'
import { type Judged, judgeSenses } from '../ingest/judge-senses.ts'
import { believeUnremarkable } from '../ingest/senses.ts'
import type { Noted } from '../model/input.ts'
import type { Reading } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import type { DeviceState } from './device-state.ts'
import type { Community } from './state.ts'
import { heedTimer } from './timer.ts'

/** What of a live reading is believed; nothing where all of it is, and nothing speaks against any sensor. */
export function judgeReading(
  community: Community,
  of: DeviceState,
  reading: Reading,
  at: Instant,
): Judged | undefined {
  const { sensed } = of.program
  let from = 0
  if (of.doubts === undefined && reading.doubted === undefined) {
    from = believeUnremarkable(of, sensed, reading.values, at)
    if (from === sensed.length) return undefined
  }
  const doubts = of.doubts ?? noDoubts()
  const judged = judgeSenses(doubts, of, sensed, reading, at, from)
  of.doubts = isClear(doubts) ? undefined : doubts
  if (judged.heedAt !== undefined)
    community.timers.push(heedTimer(of, judged.heedAt, judged.heedAt + of.lagMs))
  community.noted = notedOf(judged)
  return judged
}

const notedOf = ({ spikes, counted }: Judged): Noted | undefined =>
  spikes.length === 0 && counted === undefined
    ? undefined
    : { spikes, lost: counted?.lost ?? 0, restarted: counted?.restarted ?? false }
