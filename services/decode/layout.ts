import { type MetricSpec, metricFault, type NumberMetric, type WordMetric } from '../domain/model/metric.ts'
import type { MetricValue } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import { asBuffer } from './as-buffer.ts'
import type { GoodDecoded, RejectedValue } from './decoder.ts'
import { REPLACEMENT } from './json-object.ts'
import { isPlainStamp } from './stamp.ts'
import { isMalformed } from './word.ts'

/** Where a value stands in a message, and what it is a value of. */
export interface Field {
  /** What comes before it, from the value before on, the key among it. */
  readonly before: Uint8Array
  readonly key: string
  /** Of the metric; absent for `ts`. */
  readonly spec?: MetricSpec
}

/**
 * A message of which only the values are still unknown: a device writes the same keys in the same order all its life, so they are
 * compared, and the values are taken where they stand, at a third of the cost of parsing it as JSON. Whatever is not plainly what
 * it was before, or what a value of its metric looks like, is left to the parser.
 */
export class Layout {
  readonly #fields: readonly KnownField[]
  readonly #tail: Uint8Array
  /** Behind what was read last. */
  #at = 0

  /** With one metric at least; `tail` is what comes after the last value. */
  constructor(fields: readonly Field[], tail: Uint8Array) {
    this.#fields = fields.map(field => ({ ...field, bytes: NO_BYTES, word: '' }))
    this.#tail = tail
  }

  /** What the message says; nothing where it is another, or where any value of it asks for a closer look. */
  read(bytes: Uint8Array): GoodDecoded | undefined {
    const values: Record<string, MetricValue> = {}
    let ts: Instant | undefined
    this.#at = 0
    for (const field of this.#fields) {
      if (!this.#passes(bytes, field.before)) return undefined
      const value = this.#value(bytes, field)
      if (value === undefined) return undefined
      if (field.spec === undefined) ts = value as Instant
      else values[field.key] = value
    }
    if (!this.#passes(bytes, this.#tail) || this.#at !== bytes.length) return undefined
    return ts === undefined ? { ok: true, values, rejected: NONE } : { ok: true, values, rejected: NONE, ts }
  }

  #passes(bytes: Uint8Array, piece: Uint8Array): boolean {
    const from = this.#at
    const { length } = piece
    if (from + length > bytes.length) return false
    for (let i = 0; i < length; i++) if (bytes[from + i] !== piece[i]) return false
    this.#at = from + length
    return true
  }

  #value(bytes: Uint8Array, field: KnownField): MetricValue | undefined {
    const { spec } = field
    switch (spec?.type) {
      case 'number':
        return inRange(this.#number(bytes), spec)
      case 'flag':
        return this.#flag(bytes)
      case 'word':
        return this.#word(bytes, field, spec)
      case undefined: {
        const stamp = this.#number(bytes)
        return isPlainStamp(stamp) ? stamp : undefined
      }
    }
  }

  /**
   * A JSON number without an exponent; not a number where it is another thing. With no more digits than a double holds, digits and
   * power of ten are both exact, and their quotient is the double next to the number, as the parser's would be.
   */
  #number(bytes: Uint8Array): number {
    let at = this.#at
    const isNegative = bytes[at] === MINUS
    if (isNegative) at += 1
    const from = at
    let digits = 0
    let digit = bytes[at] as number
    while (digit >= ZERO && digit <= NINE) {
      digits = digits * 10 + (digit - ZERO)
      digit = bytes[++at] as number
    }
    if (at === from || (bytes[from] === ZERO && at - from > 1)) return Number.NaN
    let decimals = 0
    if (digit === POINT) {
      const pointAt = at
      digit = bytes[++at] as number
      while (digit >= ZERO && digit <= NINE) {
        digits = digits * 10 + (digit - ZERO)
        digit = bytes[++at] as number
      }
      decimals = at - pointAt - 1
      if (decimals === 0) return Number.NaN
    }
    if (at - from > DIGITS_MAX) return Number.NaN
    this.#at = at
    const value = decimals === 0 ? digits : digits / (POWERS_OF_TEN[decimals] as number)
    // Minus zero would come back from the journal as 0.
    return isNegative && value !== 0 ? -value : value
  }

  #flag(bytes: Uint8Array): boolean | undefined {
    if (this.#passes(bytes, TRUE)) return true
    return this.#passes(bytes, FALSE) ? false : undefined
  }

  /** Words come again: one that was read before needs to be compared only. */
  #word(bytes: Uint8Array, field: KnownField, spec: WordMetric): string | undefined {
    if (field.bytes.length > 0 && this.#passes(bytes, field.bytes)) return field.word
    const from = this.#at
    const end = endOfWord(bytes, from)
    if (end === undefined) return undefined
    const word = asBuffer(bytes).toString('utf8', from + 1, end)
    if (metricFault(spec, word) !== undefined || isMalformed(word) || word.includes(REPLACEMENT))
      return undefined
    field.bytes = Buffer.from(bytes.subarray(from, end + 1))
    field.word = word
    this.#at = end + 1
    return word
  }
}

/** With the word that was read last, in its quotation marks. */
interface KnownField extends Field {
  bytes: Uint8Array
  word: string
}

const inRange = (value: number, { min, max, whole }: NumberMetric): number | undefined =>
  value >= min && value <= max && (whole !== true || Number.isInteger(value)) ? value : undefined

/** Where the mark stands that closes a word without an escape. */
function endOfWord(bytes: Uint8Array, from: number): number | undefined {
  if (bytes[from] !== QUOTE) return undefined
  for (let at = from + 1; at - from <= WORD_BYTES_MAX; at++) {
    const byte = bytes[at] as number
    if (byte === QUOTE) return at
    if (!(byte >= SPACE) || byte === BACKSLASH) return undefined
  }
  return undefined
}

const NONE: readonly RejectedValue[] = []
const NO_BYTES = Buffer.alloc(0)
const TRUE = Buffer.from('true')
const FALSE = Buffer.from('false')
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Places of a number, its point among them: the digits are then a whole number below 2⁵³. */
const DIGITS_MAX = 15
const POWERS_OF_TEN = Array.from({ length: DIGITS_MAX }, (_, power) => 10 ** power)
/** A longer one is left to the parser. */
const WORD_BYTES_MAX = 300
