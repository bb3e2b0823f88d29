import { randomInt } from 'node:crypto'

/** Of `--name` as it was written. Throws with what is wrong, in words. */
export function wholeNumber(name: string, text: string, min: number, max: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= min && number <= max) return number
  throw new Error(`--${name}: expected a whole number from ${min} to ${max}, got ${JSON.stringify(text)}`)
}

export const SEED_MAX = 2 ** 32 - 1

/** Of `--seed`, or one that is drawn where there is none. */
export const seedOf = (text = String(randomInt(SEED_MAX + 1))): number =>
  wholeNumber('seed', text, 0, SEED_MAX)
