import { type DurationMs, HOUR, type Instant } from '../../domain/model/time.ts'
import { ceilTo, coarsestFirst, floorTo, type Level, minutes } from './levels.ts'
import type { Progress } from './progress.ts'
import type { RollupSort } from './sorts.ts'

export interface Range {
  /** Inclusive. */
  readonly from: Instant
  /** Exclusive. */
  readonly to: Instant
}

/** A part of the time asked for, and what it is answered from; whole windows of a level, or readings. */
export interface Segment extends Range {
  readonly source: Level | 'readings'
}

/** What is rolled up of a device. */
export interface RolledUp extends Progress {
  /** Hours that got a reading after they were rolled up, in the order of time. */
  readonly stale: readonly Instant[]
  readonly keptSince: (level: Level) => Instant
}

/**
 * What answers a series in windows of `everyMs`, in the order of time: the coarsest level whose windows make up those
 * that are asked for, a finer one at the ragged ends and where a window got another reading, and readings where nothing
 * else is left. Where the readings are gone, a level answers whose windows make up none of those: each counts where it
 * begins, which says more than nothing. Flags and words are answered as they came while there are readings.
 */
export function planSeries(range: Range, everyMs: DurationMs, sort: RollupSort, known: RolledUp): Segment[] {
  const exact = coarsestFirst.filter(({ windowMs }) => everyMs % windowMs === 0)
  const until = Math.min(range.to, Math.max(range.from, known.readingsFrom))
  const past = { from: range.from, to: until }
  const rest = { from: until, to: range.to }
  const inPast = [...exact, ...nearly(everyMs, exact)]
  if (sort === 'numbers') return [...segments(past, inPast, known), ...segments(rest, exact, known)]
  const ofWords = inPast.filter(level => level !== minutes)
  return [...segments(past, ofWords, known), ...segments(rest, [], known)]
}

/** The others, those that lose least first: finer than what is asked for, the coarsest of them first, then coarser ones. */
function nearly(everyMs: DurationMs, exact: readonly Level[]): Level[] {
  const others = coarsestFirst.filter(level => !exact.includes(level))
  const isFiner = ({ windowMs }: Level) => windowMs < everyMs
  return [...others.filter(isFiner), ...others.filter(level => !isFiner(level)).reverse()]
}

function segments(range: Range, levels: readonly Level[], known: RolledUp): Segment[] {
  if (range.from >= range.to) return []
  const [level, ...finer] = levels
  if (level === undefined) return [{ ...range, source: 'readings' }]
  const from = ceilTo(Math.max(range.from, known.keptSince(level)), level.windowMs)
  const to = floorTo(Math.min(range.to, known.upTo), level.windowMs)
  if (from >= to) return segments(range, finer, known)
  const found: Segment[] = []
  let end = range.from
  for (const part of without(staleRanges(known.stale, level), { from, to })) {
    found.push(...segments({ from: end, to: part.from }, finer, known), { ...part, source: level })
    end = part.to
  }
  return [...found, ...segments({ from: end, to: range.to }, finer, known)]
}

/** Whole windows in which the stale hours lie, or which lie in them. */
const staleRanges = (stale: readonly Instant[], { windowMs }: Level): Range[] =>
  stale.map(hour => ({ from: floorTo(hour, windowMs), to: ceilTo(hour + HOUR, windowMs) }))

/** What is left of the range beside these, which are in the order of time. */
function without(holes: readonly Range[], { from, to }: Range): Range[] {
  const left: Range[] = []
  let start = from
  for (const hole of holes) {
    if (hole.to <= start || hole.from >= to) continue
    if (hole.from > start) left.push({ from: start, to: hole.from })
    start = hole.to
  }
  if (start < to) left.push({ from: start, to })
  return left
}
