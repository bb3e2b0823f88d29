import { ByteReader } from '../../journal/byte-reader.ts'
import { ByteWriter } from '../../journal/byte-writer.ts'
import { type Summary, totalUnits } from './summary.ts'

/** The windows of a row, by their number in it, in the order of time. */
export type Span<T> = Map<number, T>

/**
 * A few bytes a window. The row begins with its scale: values are whole numbers of it, or doubles where any is none.
 * A window has a head (how many numbers it skips, and flags), its count where that is not the one before, its least as
 * the difference from the last before, then how far greatest and last lie above the least, and what the total has beyond
 * least and greatest; the latter where that is not told by the rest. Windows that say the same of one value again, as
 * those of a battery do, are a head together.
 */
const scales = [1, 10, 100, 1_000]
const doubles = 0

const flags = { equal: 1, sameCount: 2, exact: 4, again: 8, bits: 16 }

/** Of a window: a head, a count, and four numbers; and of those that say the same again. */
const windowBytesMax = 64

const writer = new ByteWriter()

export function packSummaries(windows: Span<Summary>): Uint8Array {
  const all = [...windows].sort(([a], [b]) => a - b)
  const scale = scaleOf(all.map(([, summary]) => summary))
  const to = writer
  to.clear()
  to.byte(scale === doubles ? 0 : 1 + scales.indexOf(scale))
  const packed = scale === doubles ? packDoubles : packWhole(scale)
  let end = 0
  let count = 0
  for (const { index, summary, again } of runsOf(all)) {
    const equal = summary.min === summary.max ? flags.equal : 0
    const sameCount = summary.count === count ? flags.sameCount : 0
    const exact = summary.exact ? flags.exact : 0
    to.room(windowBytesMax)
    to.varint((index - end) * flags.bits + equal + sameCount + exact)
    if (!sameCount) to.varint(summary.count)
    packed(to, summary)
    if (again > 0) to.varint((again - 1) * flags.bits + flags.again)
    end = index + again + 1
    count = summary.count
  }
  return to.copy()
}

export function unpackSummaries(blob: Uint8Array): Span<Summary> {
  const reader = new ByteReader(blob)
  const scale = scales[reader.varint() - 1] ?? doubles
  const values = scale === doubles ? readDoubles(reader) : readWhole(reader, scale)
  const windows: Span<Summary> = new Map()
  let end = 0
  let last: Summary | undefined
  while (!reader.atEnd) {
    const head = reader.varint()
    const number = Math.floor(head / flags.bits)
    if (last && (head & flags.again) !== 0) {
      for (let i = 0; i <= number; i += 1) windows.set(end++, { ...last })
      continue
    }
    end += number
    const count: number = last && (head & flags.sameCount) !== 0 ? last.count : reader.varint()
    last = values(count, (head & flags.equal) !== 0, (head & flags.exact) !== 0)
    windows.set(end++, last)
  }
  return windows
}

interface Run {
  readonly index: number
  readonly summary: Summary
  /** How many right behind it say the same. */
  again: number
}

function runsOf(all: readonly (readonly [index: number, summary: Summary])[]): Run[] {
  const runs: Run[] = []
  for (const [index, summary] of all) {
    const run = runs.at(-1)
    if (run && index === run.index + run.again + 1 && isAgain(summary, run.summary)) run.again += 1
    else runs.push({ index, summary, again: 0 })
  }
  return runs
}

const isAgain = (a: Summary, b: Summary): boolean =>
  a.min === a.max && a.min === b.min && b.min === b.max && a.count === b.count && a.total === b.total

/** The coarsest in which all are whole numbers, far enough below 2⁵³ for their differences. */
function scaleOf(all: readonly Summary[]): number {
  return scales.find(scale => all.every(summary => isWhole(summary, scale))) ?? doubles
}

const wholeMax = 2 ** 50

function isWhole({ min, max, last, total, exact }: Summary, scale: number): boolean {
  if (!exact || total % (totalUnits / scale) !== 0) return false
  return [min, max, last].every(value => {
    const whole = Math.round(value * scale)
    return Math.abs(whole) <= wholeMax && whole / scale === value
  })
}

function packWhole(scale: number): (to: ByteWriter, summary: Summary) => void {
  let before = 0
  return (to, summary) => {
    const { count } = summary
    const [min = 0, max = 0, last = 0] = [summary.min, summary.max, summary.last].map(value =>
      Math.round(value * scale),
    )
    to.signed(min - before)
    before = last
    if (min === max) return
    to.varint(max - min)
    to.varint(last - min)
    // Of two, they are the least and the greatest.
    if (count > 2) to.varint(beyond(summary.total / (totalUnits / scale), count, min, max))
  }
}

function readWhole(reader: ByteReader, scale: number): Values {
  let before = 0
  return (count, equal) => {
    const min = before + reader.signed()
    const max = equal ? min : min + reader.varint()
    const last = equal ? min : min + reader.varint()
    const rest = equal || count <= 2 ? 0 : reader.varint()
    before = last
    const total = (count * min + (max - min) + rest) * (totalUnits / scale)
    return { count, min: min / scale, max: max / scale, last: last / scale, total, exact: true }
  }
}

type Values = (count: number, equal: boolean, exact: boolean) => Summary

const beyond = (total: number, count: number, min: number, max: number): number =>
  total - count * min - (max - min)

function packDoubles(to: ByteWriter, { min, max, last, total }: Summary): void {
  for (const value of min === max ? [min, total] : [min, max, last, total]) to.double(value)
}

const readDoubles =
  (reader: ByteReader): Values =>
  (count, equal, exact) => {
    const min = reader.double()
    const max = equal ? min : reader.double()
    const last = equal ? min : reader.double()
    return { count, min, max, last, total: reader.double(), exact }
  }
