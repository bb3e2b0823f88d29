import type { Doubt, Doubts } from '../model/doubt.ts'
import type { Meant, MetricValue, Values } from '../model/reading.ts'
import type { Row } from '../model/row.ts'
import type { DurationMs, Instant } from '../model/time.ts'
import { blame, countReports, doubtAbout, forgetClear } from './doubts.ts'
import { needsSecondWord, type ReadingOfSensors, withOverruns } from './overruns.ts'
import { type Counted, countedSince } from './send-counter.ts'
import { believe, isStuckAt, lastBelieved, movesOf, runOf, type SensedMetric } from './senses.ts'

/** What a reading says once its sensors were judged. */
export interface Judged {
  /** What it reports, without what is not believed (yet). */
  readonly values: Values
  /** What an earlier reading reported and this one confirms: to be acted on first. */
  readonly confirmed: Values | undefined
  /** When what is held back is to be heeded all the same. */
  readonly heedAt: Instant | undefined
  /** Metrics that had jumped and are back where they were. */
  readonly spikes: readonly string[]
  readonly counted: Counted | undefined
  /** What the reading is taken for, where that is other than it says. */
  readonly meant: Meant | undefined
}

/** A knock that makes a sensor blind shows in the same reading, or in one of those right after. */
export const KNOCK_READINGS = 3
/** A level that moved less often so far is not known to move. */
export const BLIND_MOVES_MIN = 20

/**
 * Judges a live reading of which something is remarkable, or against whose sensors something speaks already. The watched
 * metrics before the place `from` are believed already.
 */
export function judgeSenses(
  doubts: Doubts,
  row: Row,
  sensed: readonly SensedMetric[],
  reading: ReadingOfSensors,
  at: Instant,
  from = 0,
): Judged {
  const said = withOverruns(doubts, row, sensed.slice(from), reading, at)
  const { values, doubted = [] } = said
  countReports(doubts, values, doubted)
  for (const metric of doubted) blameWithHeld(doubts, metric)
  noteKnocks(doubts, row, sensed, values)
  const judging = new Judging(doubts, row, at, reading.above)
  for (const one of sensed.slice(from)) {
    const value = values[one.metric]
    if (typeof value === 'number') judging.judge(one, value)
  }
  if (doubts.knocked > 0) doubts.knocked--
  forgetClear(doubts)
  return judging.result(values, said === reading ? undefined : values)
}

/** What is beyond its scale and got no second word, but the same one again, was no measurement either. */
function blameWithHeld(doubts: Doubts, metric: string): void {
  blame(doubts, metric, 'impossible')
  const { held } = doubtAbout(doubts, metric)
  if (held?.sent !== undefined && !held.isLate) doubtAbout(doubts, metric).reports |= 0b10
}

function noteKnocks(doubts: Doubts, row: Row, sensed: readonly SensedMetric[], values: Values): void {
  for (const { blind } of sensed) {
    const source = blind && sensed.find(({ metric }) => metric === blind.knock.metric)
    const value = source && values[source.metric]
    if (source === undefined || typeof value !== 'number') continue
    const moved = Math.abs(value - lastBelieved(row, source))
    if (moved >= (blind?.knock.by ?? Number.NaN)) doubts.knocked = KNOCK_READINGS
    // What jumped only seemed to.
    else if (doubts.metrics[source.metric]?.held !== undefined) doubts.knocked = 0
  }
}

class Judging {
  readonly #doubts: Doubts
  readonly #row: Row
  readonly #at: Instant
  readonly #above: ReadingOfSensors['above']
  readonly #withheld: string[] = []
  readonly #unsure: string[] = []
  readonly #spikes: string[] = []
  #confirmed: Record<string, MetricValue> | undefined
  #heedAt: Instant | undefined
  #counted: Counted | undefined

  constructor(doubts: Doubts, row: Row, at: Instant, above: ReadingOfSensors['above']) {
    this.#doubts = doubts
    this.#row = row
    this.#at = at
    this.#above = above
  }

  judge(one: SensedMetric, value: number): void {
    const last = lastBelieved(this.#row, one)
    if (one.countsTo !== undefined && last < one.countsTo)
      this.#counted = countedSince(last, value, one.countsTo)
    if (this.#isBlind(one, value, last) || this.#isHeld(one, value, last)) this.#withheld.push(one.metric)
    else this.#believe(one, value, last)
  }

  result(values: Values, taken: Values | undefined): Judged {
    const withheld = this.#withheld
    return {
      values: withheld.length === 0 ? values : without(values, withheld),
      confirmed: this.#confirmed,
      heedAt: this.#heedAt,
      spikes: this.#spikes,
      counted: this.#counted,
      meant: taken && { taken, ...(this.#unsure.length > 0 && { waiting: this.#unsure }) },
    }
  }

  /** At its end since a knock: not believed from the first, for it would be a full bin or an empty one for ever. */
  #isBlind({ metric, blind, ...one }: SensedMetric, value: number, last: number): boolean {
    if (blind === undefined) return false
    const atEnd = this.#doubts.metrics[metric]?.atEnd ?? 0
    const begins =
      this.#doubts.knocked > 0 && value !== last && movesOf(this.#row, { metric, ...one }) >= BLIND_MOVES_MIN
    if (!blind.ends.includes(value) || (atEnd === 0 && !begins)) {
      if (atEnd > 0) this.#sees(metric)
      return false
    }
    const doubt = doubtAbout(this.#doubts, metric)
    doubt.atEnd = atEnd + 1
    if (doubt.atEnd >= blind.count) {
      doubt.blind = true
      doubt.why = 'blind'
    }
    return true
  }

  #sees(metric: string): void {
    const doubt = doubtAbout(this.#doubts, metric)
    delete doubt.atEnd
    delete doubt.blind
  }

  #isHeld(one: SensedMetric, value: number, last: number): boolean {
    const { metric, jump } = one
    if (jump === undefined) return false
    const held = this.#doubts.metrics[metric]?.held
    if (held !== undefined) {
      delete doubtAbout(this.#doubts, metric).held
      if (isNearer(value, held.value, last)) {
        this.#confirm(metric, held.value)
        return false
      }
      blame(this.#doubts, metric, 'jumps')
      this.#spikes.push(metric)
    }
    if (!(Math.abs(value - last) >= jump.by)) return false
    const isUnsure = needsSecondWord(this.#row, one, value)
    if (isUnsure) this.#unsure.push(metric)
    this.#hold(doubtAbout(this.#doubts, metric), value, {
      heldMsMax: isUnsure ? undefined : jump.heldMsMax,
      sent: isUnsure ? this.#above?.[metric] : undefined,
    })
    return true
  }

  #hold(doubt: Doubt, value: number, { heldMsMax, sent }: Waiting): void {
    const heedAt = heldMsMax === undefined ? undefined : this.#at + heldMsMax
    const more = { ...(heedAt !== undefined && { heedAt }), ...(sent !== undefined && { sent }) }
    doubt.held = { value, at: this.#at, ...more }
    this.#heedAt = earlier(this.#heedAt, heedAt)
  }

  #confirm(metric: string, value: number): void {
    this.#confirmed = { ...this.#confirmed, [metric]: value }
  }

  #believe(one: SensedMetric, value: number, last: number): void {
    const doubt = this.#doubts.metrics[one.metric]
    const wasStuck = doubt?.stuck !== undefined
    delete doubt?.heededAfter
    if (value !== last) {
      if (doubt !== undefined) delete doubt.stuck
    } else if (isStuckAt(this.#row, one, this.#at)) {
      const about = doubtAbout(this.#doubts, one.metric)
      about.stuck = runOf(this.#row, one) + 1
      about.why = 'stuck'
    }
    // How long it was stuck says nothing of how long it rests.
    believe(this.#row, one, value, this.#at, !wasStuck)
  }
}

interface Waiting {
  readonly heldMsMax: DurationMs | undefined
  readonly sent: number | undefined
}

const isNearer = (value: number, to: number, than: number): boolean =>
  Math.abs(value - to) <= Math.abs(value - than)

export const earlier = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b)

const without = (values: Values, metrics: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([metric]) => !metrics.includes(metric)))
