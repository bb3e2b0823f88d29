import type { Acceptance, Mark, MetricValue, Reading, Standing, Values } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import { ByteReader } from './byte-reader.ts'
import {
  entriesMark,
  expectedAt,
  hasAt,
  hasRare,
  hasTs,
  jsonEntry,
  markCodes,
  noAcceptance,
  rare,
  standingBits,
  standingCodes,
} from './entry-form.ts'
import type { Entry } from './journal.ts'
import { readPacket } from './packet-form.ts'
import { readValue } from './values-form.ts'
import type { Shape, Words } from './words.ts'

/** The entries of a batch out of what its checksum has proved whole: in the form of `entry-form.ts`, or the JSON of old. */
export function decodeEntries(bytes: Uint8Array, words: Words): Entry[] {
  if (bytes[0] !== entriesMark)
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString())
  const reader = new ByteReader(bytes, 1)
  const entries: Entry[] = []
  let before: Instant = 0
  while (!reader.atEnd) {
    const flags = reader.byte()
    if (flags === jsonEntry) entries.push(JSON.parse(reader.text()))
    else {
      const entry = readReading(reader, flags, before, words)
      before = entry.now
      entries.push(entry)
    }
  }
  return entries
}

function readReading(reader: ByteReader, flags: number, before: Instant, words: Words): Entry {
  const more = (flags & hasRare) === 0 ? 0 : reader.byte()
  const { site, deviceId } = words.source(reader.varint())
  const now = before + reader.signed()
  const ts = (flags & hasTs) === 0 ? undefined : now - reader.signed()
  const at = (flags & hasAt) === 0 ? expectedAt(ts, now) : now - reader.signed()
  const aheadMs = (more & rare.aheadMs) === 0 ? undefined : reader.signed()
  const packet = (more & rare.packet) === 0 ? undefined : readPacket(reader, deviceId)
  const values = readValues(reader, words.shape(reader.varint()), words)
  const reading: Reading = ts === undefined ? { deviceId, values } : { deviceId, values, ts }
  if (packet !== undefined) Object.assign(reading, { packet })
  if ((more & rare.dup) !== 0) Object.assign(reading, { dup: true })
  const input =
    aheadMs === undefined
      ? { type: 'reading' as const, reading }
      : { type: 'reading' as const, reading, aheadMs }
  const acceptance = acceptanceOf(flags & standingBits, at, more)
  return acceptance === undefined ? { site, now, input } : { site, now, input, acceptance }
}

function readValues(reader: ByteReader, names: Shape, words: Words): Values {
  const values: Record<string, MetricValue> = {}
  let codesAt = reader.at
  reader.at += (names.length + 1) >> 1
  let codes = 0
  for (let i = 0; i < names.length; i += 1) {
    codes = (i & 1) === 0 ? reader.byteAt(codesAt++) : codes >> 4
    values[names[i] as string] = readValue(reader, codes & 15, words)
  }
  return values
}

const standings = new Map(
  Object.entries(standingCodes).map(([standing, code]) => [code, standing as Standing]),
)
const marks = Object.entries(markCodes) as [Mark, number][]

function acceptanceOf(code: number, at: Instant, more: number): Acceptance | undefined {
  if (code === noAcceptance) return undefined
  const standing = standings.get(code)
  if (standing === undefined) throw new RangeError(`no standing has the code ${code}`)
  const mark = marks.find(([, bit]) => (more & bit) !== 0)?.[0]
  return mark === undefined ? { standing, at } : { standing, at, mark }
}
