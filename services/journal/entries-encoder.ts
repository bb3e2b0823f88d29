import type { Acceptance, MetricValue, Reading, Values } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import { ByteWriter } from './byte-writer.ts'
import {
  entriesMark,
  expectedAt,
  hasAt,
  hasRare,
  hasTs,
  isReading,
  jsonEntry,
  markCodes,
  noAcceptance,
  rare,
  standingCodes,
} from './entry-form.ts'
import type { Entry } from './journal.ts'
import { writePacket } from './packet-form.ts'
import { writeValue } from './values-form.ts'
import type { KnownShape, KnownSource, Vocabulary } from './vocabulary.ts'

/** The flags, the numbers and the times of a reading at their longest. */
const headBytesMax = 64

/** Makes entries into the bytes of `entry-form.ts`; what it meets for the first time gets a number in the vocabulary. */
export class EntriesEncoder {
  readonly #vocabulary: Vocabulary
  readonly #out = new ByteWriter()
  readonly #wordOf: (text: string) => number | undefined

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
    this.#wordOf = text => vocabulary.text(text)
  }

  encode(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
    const out = this.#out
    out.clear()
    out.byte(entriesMark)
    let before: Instant = 0
    for (const entry of entries) {
      const start = out.at
      if (this.#reading(entry, before)) before = entry.now
      else {
        out.at = start
        this.#json(entry)
      }
    }
    return out.copy()
  }

  #json(entry: Entry): void {
    this.#out.room(1)
    this.#out.byte(jsonEntry)
    this.#out.text(JSON.stringify(entry))
  }

  /** False where it is none, or one that this form cannot hold: what it wrote is then to be written over. */
  #reading({ site, now, input, acceptance }: Entry, before: Instant): boolean {
    if (input.type !== 'reading') return false
    const { reading, aheadMs } = input
    const { deviceId, ts, packet, values, doubted, above } = reading
    if (doubted !== undefined || above !== undefined || isTakenOtherwise(acceptance)) return false
    if (!isTime(now) || !isTimeOrNone(ts) || !isTimeOrNone(acceptance?.at) || !isTimeOrNone(aheadMs))
      return false
    const source = this.#vocabulary.source(site, deviceId)
    this.#out.room(headBytesMax)
    this.#flags(reading, now, acceptance, aheadMs)
    this.#out.varint31(source.id)
    this.#out.signed(now - before)
    this.#times(ts, now, acceptance, aheadMs)
    if (packet !== undefined && !writePacket(this.#out, packet, deviceId)) return false
    return this.#values(source, values)
  }

  #flags({ ts, packet, dup }: Reading, now: Instant, acceptance?: Acceptance, aheadMs?: number): void {
    let flags = isReading | (acceptance === undefined ? noAcceptance : standingCodes[acceptance.standing])
    if (ts !== undefined) flags |= hasTs
    if (acceptance !== undefined && acceptance.at !== expectedAt(ts, now)) flags |= hasAt
    let more = acceptance?.mark === undefined ? 0 : markCodes[acceptance.mark]
    if (packet !== undefined) more |= rare.packet
    if (dup !== undefined) more |= rare.dup
    if (aheadMs !== undefined) more |= rare.aheadMs
    this.#out.byte(more === 0 ? flags : flags | hasRare)
    if (more !== 0) this.#out.byte(more)
  }

  #times(ts: Instant | undefined, now: Instant, acceptance?: Acceptance, aheadMs?: number): void {
    if (ts !== undefined) this.#out.signed(now - ts)
    if (acceptance !== undefined && acceptance.at !== expectedAt(ts, now))
      this.#out.signed(now - acceptance.at)
    if (aheadMs !== undefined) this.#out.signed(aheadMs)
  }

  #values(source: KnownSource, values: Values): boolean {
    const start = this.#out.at
    if (source.shape !== undefined && this.#shaped(source.shape, values)) return true
    this.#out.at = start
    source.shape = this.#vocabulary.shape(Object.keys(values))
    return source.shape !== undefined && this.#shaped(source.shape, values)
  }

  /** False where the values have another shape, or one of them cannot be written. */
  #shaped({ id, names }: KnownShape, values: Values): boolean {
    const out = this.#out
    out.room(8 + names.length)
    out.varint31(id)
    let codesAt = out.at
    let i = 0
    let low = 0
    out.at += (names.length + 1) >> 1
    for (const name in values) {
      if (name !== names[i]) return false
      const code = writeValue(out, values[name] as MetricValue, this.#wordOf)
      if (code === undefined) return false
      // Two to a byte.
      if ((i & 1) === 0) low = code
      else out.setByte(codesAt++, low | (code << 4))
      i += 1
    }
    if ((i & 1) === 1) out.setByte(codesAt, low)
    return i === names.length
  }
}

const isTakenOtherwise = (acceptance: Acceptance | undefined): boolean =>
  acceptance?.taken !== undefined || acceptance?.waiting !== undefined || acceptance?.news !== undefined

/** Whole milliseconds, and so near that the difference of two is exact. */
const isTime = (time: number): boolean =>
  Number.isInteger(time) && Math.abs(time) < 2 ** 51 && !Object.is(time, -0)

const isTimeOrNone = (time: number | undefined): boolean => time === undefined || isTime(time)
