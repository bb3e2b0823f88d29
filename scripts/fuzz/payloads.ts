import type { Random } from '../testing/random.ts'
import { mutate, swapToken } from './mutate.ts'

/** What a device of a kind sends when it is well. */
export interface Dialect {
  readonly samples: readonly string[]
  readonly metrics: readonly string[]
}

type Maker = (dialect: Dialect, random: Random) => Buffer

/** A payload as no device should send it, or as one does. */
export function randomPayload(dialect: Dialect, random: Random): Buffer {
  return random.pick(makers)(dialect, random)
}

const sample: Maker = ({ samples }, random) => Buffer.from(random.pick(samples))

const mutatedSample: Maker = (dialect, random) => mutate(sample(dialect, random), random)

/** Still JSON, with another value somewhere. */
const swappedSample: Maker = (dialect, random) => swapToken(sample(dialect, random), random)

const noise: Maker = (_, random) => random.bytes(random.below(300))

/** JSON that parses, and means trouble all the same. */
const nastyObject: Maker = ({ metrics }, random) => {
  const keys = [...metrics, ...NASTY_KEYS]
  const members = Array.from(
    { length: random.below(8) },
    () => `${JSON.stringify(random.pick(keys))}:${random.pick(NASTY_VALUES)}`,
  )
  return Buffer.from(`{${members.join()}}`)
}

const nested: Maker = ({ metrics }, random) => {
  const depth = 1 + random.below(5_000)
  return Buffer.from(`{"${random.pick(metrics)}":${'['.repeat(depth)}${']'.repeat(depth)}}`)
}

const manyKeys: Maker = (_, random) =>
  Buffer.from(`{${Array.from({ length: random.below(300) }, (_, i) => `"k${i}":${i}`).join()}}`)

/** About the limit of 64 KiB, and up to a megabyte. */
const large: Maker = ({ metrics }, random) => {
  const length = random.chance(0.9) ? 65_000 + random.below(1_000) : random.below(1_000_000)
  return Buffer.from(`{"${random.pick(metrics)}":"${'x'.repeat(length)}"}`)
}

/** By how often each comes. */
const makers: readonly Maker[] = [
  ...Array<Maker>(25).fill(sample),
  ...Array<Maker>(25).fill(mutatedSample),
  ...Array<Maker>(20).fill(swappedSample),
  ...Array<Maker>(35).fill(nastyObject),
  ...Array<Maker>(5).fill(noise),
  ...Array<Maker>(2).fill(nested),
  ...Array<Maker>(2).fill(manyKeys),
  large,
]

const NASTY_KEYS = ['ts', 'ts', '__proto__', 'constructor', 'toString', '', '垃圾', 'fillPercent ', '\u0000']

const NASTY_VALUES = [
  '0',
  '-0',
  '1',
  '95',
  '-1',
  '101',
  '1e999',
  '-1e999',
  '1e-400',
  '9007199254740993',
  '"95"',
  'null',
  'true',
  'false',
  '""',
  '[]',
  '{}',
  '[95]',
  '{"value":95}',
  '"\\ud800"',
  '"\\u0000"',
  '"ヽ(ﾟДﾟ)ﾉ"',
  '"Charging"',
  '"GroundFailure"',
  // Time stamps: seconds, 2036, before 1970, the last a Date holds and the first it does not, local, leap second.
  '1795219200',
  '2095219200000',
  '-1',
  '8640000000000000',
  '8640000000000001',
  '"2026-11-21T08:00:00"',
  '"2026-11-21T08:00:00+08:00"',
  '"2026-12-31T23:59:60Z"',
  '"2026-02-30T00:00:00Z"',
]
