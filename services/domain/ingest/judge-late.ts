import type { Doubts } from '../model/doubt.ts'
import type { Row } from '../model/row.ts'
import type { Instant } from '../model/time.ts'
import { doubtAbout, forgetClear } from './doubts.ts'
import { needsSecondWord } from './overruns.ts'
import { lastBelieved, type SensedMetric } from './senses.ts'

/** A late number that was held back, and which of them is to be acted on by now. */
export interface LateJudged {
  /** What an earlier one said and this one confirms. */
  readonly confirmed: number | undefined
  readonly isHeld: boolean
  /** When it is to be heeded, held as it is; nothing where it waits for the next one, however long. */
  readonly heedAt: Instant | undefined
}

interface LateNumber {
  readonly value: number
  readonly calls: boolean
  readonly at: Instant
  readonly sent: number | undefined
}

const NOTHING: LateJudged = { confirmed: undefined, isHeld: false, heedAt: undefined }

/**
 * A number that comes late and calls waits as one does that jumps in time: the next one, late or not, confirms it or takes it
 * back. It blames no sensor, since nobody knows what came before it, and touches nothing that came in time. `at` is now by
 * the device's own time; `calls` whether the number would be acted on; `sent` what was sent, of what is beyond its scale.
 */
export function judgeLate(
  doubts: Doubts,
  row: Row,
  one: SensedMetric,
  { value, calls, at, sent }: LateNumber,
): LateJudged {
  const { metric, jump } = one
  if (jump?.heldMsMax === undefined) return NOTHING
  const last = lastBelieved(row, one)
  const held = doubts.metrics[metric]?.held
  if (held !== undefined && !held.isLate) return NOTHING
  if (held !== undefined) {
    delete doubtAbout(doubts, metric).held
    forgetClear(doubts)
    if (Math.abs(value - held.value) <= Math.abs(value - last)) return { ...NOTHING, confirmed: held.value }
  }
  if (!calls || !(Math.abs(value - last) >= jump.by)) return NOTHING
  if (needsSecondWord(row, one, value)) {
    doubtAbout(doubts, metric).held = { value, at, isLate: true, ...(sent !== undefined && { sent }) }
    return { ...NOTHING, isHeld: true }
  }
  const heedAt = at + jump.heldMsMax
  doubtAbout(doubts, metric).held = { value, at, heedAt, isLate: true }
  return { confirmed: undefined, isHeld: true, heedAt }
}
