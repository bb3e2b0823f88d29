import type { MetricValue, Values } from '../domain/model/reading.ts'

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
const scales = [
  [types.whole, 1],
  [types.tenths, 10],
  [types.hundredths, 100],
  [types.thousandths, 1_000],
] as const
const scaleOf = new Map<number, number>(scales)

export function packValues(values: Values, metricId: (name: string) => number): Uint8Array {
  const bytes: number[] = []
  for (const [name, value] of Object.entries(values)) packValue(bytes, metricId(name), value)
  return Uint8Array.from(bytes)
}

/** Calls `found` with each value, in the order in which they were reported. */
export function unpackValues(blob: Uint8Array, found: (metricId: number, value: MetricValue) => void): void {
  const reader = new Reader(blob)
  while (!reader.atEnd) {
    const head = reader.varint()
    found(Math.floor(head / 8), reader.value(head % 8))
  }
}

function packValue(bytes: number[], metricId: number, value: MetricValue): void {
  const head = (type: number) => pushVarint(bytes, metricId * 8 + type)
  if (typeof value === 'boolean') {
    head(value ? types.yes : types.no)
  } else if (typeof value === 'string') {
    const utf8 = Buffer.from(value)
    head(types.text)
    pushVarint(bytes, utf8.length)
    for (const byte of utf8) bytes.push(byte)
  } else {
    packNumber(bytes, head, value)
  }
}

function packNumber(bytes: number[], head: (type: number) => void, value: number): void {
  for (const [type, scale] of scales) {
    // Adding 0 makes -0 a 0, which is then seen to be another number and kept as a double.
    const scaled = Math.round(value * scale) + 0
    // Exactly the same double on the way back, and small enough for the zigzag to stay a safe integer.
    if (Math.abs(scaled) > 2 ** 51 || !Object.is(scaled / scale, value)) continue
    head(type)
    pushVarint(bytes, scaled >= 0 ? scaled * 2 : -scaled * 2 - 1)
    return
  }
  head(types.double)
  bytes.push(...new Uint8Array(Float64Array.of(value).buffer))
}

function pushVarint(bytes: number[], value: number): void {
  let left = value
  while (left >= 128) {
    bytes.push((left % 128) + 128)
    left = Math.floor(left / 128)
  }
  bytes.push(left)
}

class Reader {
  readonly #view: DataView
  #at = 0
  constructor(blob: Uint8Array) {
    this.#view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
  }

  get atEnd(): boolean {
    return this.#at >= this.#view.byteLength
  }

  varint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#view.getUint8(this.#at++)
      value += (byte % 128) * factor
      if (byte < 128) return value
    }
  }

  value(type: number): MetricValue {
    if (type === types.no || type === types.yes) return type === types.yes
    if (type === types.text) return this.#text(this.varint())
    if (type === types.double) return this.#double()
    const zigzag = this.varint()
    const scaled = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
    return scaled / (scaleOf.get(type) ?? 1)
  }

  #text(length: number): string {
    const start = this.#view.byteOffset + this.#at
    this.#at += length
    return Buffer.from(this.#view.buffer, start, length).toString('utf8')
  }

  #double(): number {
    const value = this.#view.getFloat64(this.#at, true)
    this.#at += 8
    return value
  }
}
