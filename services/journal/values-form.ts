import type { MetricValue } from '../domain/model/reading.ts'
import type { ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'
import type { Words } from './words.ts'

/**
 * What sort of value it is, in four bits. Readings are mostly whole numbers or short decimals; those are kept as whole
 * numbers with a scale, exactly, all others as a double. The form is on disks: a code never gets another meaning.
 */
const codes = {
  no: 0,
  yes: 1,
  /** And the next four: with one to four decimals. */
  positive: 2,
  /** And the next four, likewise. */
  negative: 7,
  double: 12,
  text: 13,
  /** A text that is in the dictionary. */
  word: 14,
  /** With five or six decimals, of either sign: a place on the map. */
  millionths: 15,
} as const

const scales = [1, 10, 100, 1_000, 10_000] as const
const millionth = 1_000_000

const numberBytesMax = 8

/** Writes it and answers its code; `undefined` where the form has no way to say it. */
export function writeValue(
  out: ByteWriter,
  value: MetricValue,
  wordOf: (text: string) => number | undefined,
): number | undefined {
  if (typeof value === 'number') return writeNumber(out, value)
  if (typeof value === 'boolean') return value ? codes.yes : codes.no
  return typeof value === 'string' ? writeText(out, value, wordOf) : undefined
}

function writeNumber(out: ByteWriter, value: number): number {
  out.room(numberBytesMax)
  // A 0 with a minus must not come back without it.
  if (value >= 0 && (value | 0) === value && !Object.is(value, -0)) {
    out.varint31(value)
    return codes.positive
  }
  return Math.abs(value) < scaledMax ? writeScaled(out, value) : writeDouble(out, value)
}

/** Beyond, a double is as short. */
const scaledMax = 2 ** 31

function writeScaled(out: ByteWriter, value: number): number {
  const size = Math.abs(value)
  for (let decimals = 0; decimals < scales.length; decimals += 1) {
    const scale = scales[decimals] as number
    const scaled = Math.round(size * scale)
    // Exactly the same double on the way back.
    if (scaled / scale !== size || scaled === 0) continue
    out.varint(scaled)
    return (value < 0 ? codes.negative : codes.positive) + decimals
  }
  const scaled = Math.round(value * millionth)
  if (scaled / millionth !== value || scaled === 0) return writeDouble(out, value)
  out.signed(scaled)
  return codes.millionths
}

function writeDouble(out: ByteWriter, value: number): number {
  out.double(value)
  return codes.double
}

function writeText(
  out: ByteWriter,
  value: string,
  wordOf: (text: string) => number | undefined,
): number | undefined {
  const word = wordOf(value)
  if (word !== undefined) {
    out.room(numberBytesMax)
    out.varint(word)
    return codes.word
  }
  // UTF-8 has no form for half a character.
  if (!value.isWellFormed()) return undefined
  out.text(value)
  return codes.text
}

export function readValue(bytes: ByteReader, code: number, words: Words): MetricValue {
  if (code === codes.no) return false
  if (code === codes.yes) return true
  if (code < codes.negative) return bytes.varint() / (scales[code - codes.positive] as number)
  if (code < codes.double) return -bytes.varint() / (scales[code - codes.negative] as number)
  if (code === codes.double) return bytes.double()
  if (code === codes.text) return bytes.text()
  return code === codes.word ? words.text(bytes.varint()) : bytes.signed() / millionth
}
