import type { Random } from '../testing/random.ts'

type Mutation = (bytes: Buffer, random: Random) => Buffer

const mutations: readonly Mutation[] = [flipBit, replaceByte, cut, drop, insert, double, swapToken]

/** A few faults as wires, flash memories and firmware make them. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let mutated = bytes
  for (let left = 1 + random.below(4); left > 0; left--) mutated = random.pick(mutations)(mutated, random)
  return mutated
}

function flipBit(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes
  const copy = Buffer.from(bytes)
  const at = random.below(copy.length)
  copy[at] = (copy[at] as number) ^ (1 << random.below(8))
  return copy
}

function replaceByte(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length)
  return splice(bytes, at, 1, random.bytes(1))
}

function cut(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, random.below(bytes.length + 1))
}

function drop(bytes: Buffer, random: Random): Buffer {
  return splice(bytes, random.below(bytes.length), 1 + random.below(8), Buffer.alloc(0))
}

function insert(bytes: Buffer, random: Random): Buffer {
  return splice(bytes, random.below(bytes.length + 1), 0, random.bytes(1 + random.below(8)))
}

function double(bytes: Buffer, random: Random): Buffer {
  const from = random.below(bytes.length)
  return splice(bytes, from, 0, bytes.subarray(from, from + 1 + random.below(40)))
}

/** What JSON takes for a value where another stood. */
const TOKENS = [
  'null',
  'true',
  '-0',
  '1e999',
  '-1e-999',
  '""',
  '[]',
  '{}',
  'NaN',
  '9007199254740993',
  '0x1F',
  '"\\u0000"',
]

export function swapToken(bytes: Buffer, random: Random): Buffer {
  const values = [...bytes.toString('latin1').matchAll(/(?<=:)\s*[^,{}[\]]+/g)]
  if (values.length === 0) return bytes
  const { index, 0: value } = random.pick(values)
  return splice(bytes, index, value.length, Buffer.from(random.pick(TOKENS)))
}

function splice(bytes: Buffer, at: number, length: number, between: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), between, bytes.subarray(at + length)])
}
