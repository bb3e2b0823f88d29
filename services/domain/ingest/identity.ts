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
  let high = mixNumber(0x9e3779b9, ts)
  let low = mixNumber(0x85ebca6b, ts)
  for (const name in values) {
    const value = values[name]
    high = mixText(high, name)
    if (typeof value === 'number') {
      high = mixNumber(high, value)
      low = mixNumber(low ^ high, value)
    } else {
      const word = String(value)
      high = mixText(high, word)
      low = mixText(low ^ high, word)
    }
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}

const mix = (hash: number, bits: number): number => {
  const mixed = Math.imul(hash ^ bits, 0x5bd1e995)
  return mixed ^ (mixed >>> 15)
}

// The whole part by two 32-bit halves, the fraction by its first 32 bits.
function mixNumber(hash: number, value: number): number {
  const whole = Math.floor(value)
  const halves = mix(mix(hash, whole | 0), Math.floor(whole / 2 ** 32) | 0)
  return mix(halves, ((value - whole) * 2 ** 32) | 0)
}

function mixText(hash: number, word: string): number {
  let mixed = hash
  for (let i = 0; i < word.length; i++) mixed = mix(mixed, word.charCodeAt(i))
  return mix(mixed, word.length)
}
