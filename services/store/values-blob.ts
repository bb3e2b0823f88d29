import type { MetricValue, Values } from '../domain/model/reading.ts'
import { ByteReader } from '../journal/byte-reader.ts'
import { ByteWriter } from '../journal/byte-writer.ts'

/**
 * The values of a reading in a few bytes each: metric number and type in one varint, then the value. Readings are
 * mostly whole numbers or short decimals; those are kept as integers with a scale, exactly, the rest as a double.
 */
const types = {
  no: 0,
  yes: 1,
  whole: 2,
  tenths: 3,
  hundredths: 4,
  thousandths: 5,
  double: 6,
  text: 7,
} as const
/** Of the types from `whole` on, in their order. */
const scales = [1, 10, 100, 1_000] as const

const writer = new ByteWriter()

export function packValues(values: Values, metricId: (name: string) => number): Uint8Array {
  writer.clear()
  packValuesInto(writer, values, metricId)
  return writer.copy()
}

export function packValuesInto(to: ByteWriter, values: Values, metricId: (name: string) => number): void {
  for (const name in values) packValue(to, metricId(name), values[name] as MetricValue)
}

/** Calls `found` with each value, in the order in which they were reported. */
export function unpackValues(blob: Uint8Array, found: (metricId: number, value: MetricValue) => void): void {
  unpackUpTo(new ByteReader(blob), blob.length, found)
}

/** The same of a blob that lies within another, from where the reader stands up to `end`. */
export function unpackUpTo(
  reader: ByteReader,
  end: number,
  found: (metricId: number, value: MetricValue) => void,
): void {
  while (reader.at < end) {
    const head = reader.varint()
    found(Math.floor(head / 8), readTyped(reader, head % 8))
  }
}

/** What `packValue` wrote: the caller's number, and the value. */
export function readValue(reader: ByteReader): [number: number, value: MetricValue] {
  const head = reader.varint()
  return [Math.floor(head / 8), readTyped(reader, head % 8)]
}

/** One of them; its head is a number of the caller's and the type. */
export function packValue(to: ByteWriter, number: number, value: MetricValue): void {
  to.room(bytesMax)
  if (typeof value === 'number') {
    packNumber(to, number * 8, value)
  } else if (typeof value === 'boolean') {
    to.varint(number * 8 + (value ? types.yes : types.no))
  } else {
    to.varint(number * 8 + types.text)
    to.text(value)
  }
}

/** Of a head and a number. */
const bytesMax = 16

function packNumber(to: ByteWriter, head: number, value: number): void {
  // Most are whole and small; a 0 with a minus is neither.
  if (value >= 0 && value < 2 ** 30 && (value | 0) === value && !Object.is(value, -0)) {
    to.varint(head + types.whole)
    to.varint31(2 * value)
    return
  }
  for (let decimals = 0; decimals < scales.length; decimals += 1) {
    const scale = scales[decimals] as number
    // Adding 0 makes -0 a 0, which is then seen to be another number and kept as a double.
    const scaled = Math.round(value * scale) + 0
    // Exactly the same double on the way back, and small enough for a sign beside it in a safe integer.
    if (Math.abs(scaled) > 2 ** 51 || !Object.is(scaled / scale, value)) continue
    to.varint(head + types.whole + decimals)
    to.signed(scaled)
    return
  }
  to.varint(head + types.double)
  to.double(value)
}

function readTyped(reader: ByteReader, type: number): MetricValue {
  if (type === types.no || type === types.yes) return type === types.yes
  if (type === types.text) return reader.text()
  if (type === types.double) return reader.double()
  return reader.signed() / (scales[type - types.whole] ?? 1)
}
