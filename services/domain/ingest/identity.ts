import type { Acceptance, Reading, Values } from '../model/reading.ts'

/**
 * What makes two messages the same reading. With a stamp: stamp and metrics, as a 53-bit number (two different
 * readings of one device among its latest 64 meet by chance once in 10¹³). Without: the MQTT session and packet id.
 */
export type Identity = number | string

/** Nothing where the reading has no identity: no stamp, and not sent with an acknowledgement. */
export function identityOf(reading: Reading): Identity | undefined {
  if (reading.ts !== undefined) return fingerprint(reading.ts, reading.values)
  return reading.packet
}

/** Readings of one device in the same millisecond are told apart by a number below this. */
export const TIE_BREAKERS = 1_000_000

/**
 * That number. Even, of what it says, where its stamp is its time: so the same reading sent again, however much later,
 * is stored over itself. Odd, of its place in the log, where its time is that of its arrival: many may arrive in one
 * millisecond, and two fingerprints of so few digits would meet once in a million pairs.
 */
export function tieBreaker({ ts, values }: Reading, { at, mark }: Acceptance, seq: number): number {
  const isItsStamp = ts !== undefined && (at === ts || mark === 'moved-on')
  return isItsStamp ? 2 * (fingerprint(ts, values) % HALF) : 2 * (seq % HALF) + 1
}

const HALF = TIE_BREAKERS / 2

export function fingerprint(ts: number, values: Values): number {
  NUMBER[0] = ts
  let high = mixNumber(0x9e3779b9)
  let low = mixNumber(0x85ebca6b)
  for (const name in values) {
    const value = values[name]
    high = mix(high, nameHash(name))
    if (typeof value === 'number') {
      NUMBER[0] = value
      high = mixNumber(high)
      low = mixNumber(low ^ high)
    } else {
      high = mixText(high, String(value))
      low = mixText(low ^ high, String(value))
    }
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}

const mix = (hash: number, bits: number): number => {
  const mixed = Math.imul(hash ^ bits, 0x5bd1e995)
  return mixed ^ (mixed >>> 15)
}

/** A double and its two halves. */
const NUMBER = new Float64Array(1)
const HALVES = new Int32Array(NUMBER.buffer)

/** Mixes the number that stands in `NUMBER`. */
const mixNumber = (hash: number): number => mix(mix(hash, HALVES[0] as number), HALVES[1] as number)

/** Two letters at a time, each into a number of its own: they need not wait for one another. */
function mixText(hash: number, word: string): number {
  let even = hash
  let odd = hash ^ 0x85ebca6b
  const { length } = word
  for (let i = 1; i < length; i += 2) {
    even = mix(even, word.charCodeAt(i - 1))
    odd = mix(odd, word.charCodeAt(i))
  }
  if (length % 2 === 1) even = mix(even, word.charCodeAt(length - 1))
  return mix(mix(even, odd), length)
}

/** The metrics that there are, each hashed once: a reading names eight of them. */
const nameHashes = new Map<string, number>()

function nameHash(name: string): number {
  let hash = nameHashes.get(name)
  if (hash === undefined) {
    hash = mixText(0x9747b28c, name)
    // The names are those of the kinds; what else asks must not fill the memory.
    if (nameHashes.size < NAMES_MAX) nameHashes.set(name, hash)
  }
  return hash
}

const NAMES_MAX = 10_000
