import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../scripts/testing/seed.ts'
import { defineKind } from '../domain/model/kind.ts'
import { flag, held, metricFault, oneOf, word } from '../domain/model/metric.ts'
import { text } from '../domain/model/text.ts'
import type { Decoded } from './decoder.ts'
import { native } from './native.ts'
import { decodeStatus } from './status.ts'

t.comment(`seed ${testSeed} (LINLI_TEST_SEED)`)

const name = text('a metric', '指标')
const kind = defineKind({
  kind: 'any',
  title: name,
  measurement: 'any',
  expectedIntervalMs: 60_000,
  metrics: {
    level: held('%')(name, 0, 100),
    open: flag(name),
    label: word(name, 8),
    mode: oneOf(name, ['on', 'off']),
  },
  rules: [],
})
const limits = { payloadBytesMax: 400, keysMax: 8 }

const key = fc.oneof(
  fc.constantFrom('level', 'open', 'label', 'mode', 'ts', '__proto__', 'constructor', 'toString'),
  fc.string(),
)
const number = fc.constantFrom(
  'NaN',
  '0',
  '-0',
  '95',
  '1e999',
  '-1e999',
  '1e-400',
  '9007199254740993',
  '101',
  '-1',
)
const stamp = fc.constantFrom(
  '1700000000000',
  '1700000000',
  '"2024-06-01T08:00:00+08:00"',
  '"2024-06-31T00:00:00Z"',
)
const value = fc.oneof(
  number,
  stamp,
  fc.json({ maxDepth: 4 }),
  fc.string({ unit: 'binary' }).map(s => JSON.stringify(s)),
)
const pair = fc.tuple(key, value).map(([name, json]) => `${JSON.stringify(name)}:${json}`)
const objectJson = fc
  .array(pair, { maxLength: 10, size: 'max' })
  .map(pairs => Buffer.from(`{${pairs.join(',')}}`))
const bytes = fc.uint8Array({ maxLength: 500 }).map(array => Buffer.from(array))
const mutated = fc
  .tuple(objectJson, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }))
  .map(([json, edits]) => {
    const copy = Buffer.from(json)
    for (const [at, byte] of edits) if (copy.length > 0) copy[at % copy.length] = byte
    return copy
  })
const payload = fc.oneof(objectJson, mutated, bytes)

const REASONS: ReadonlySet<string> = new Set([
  'payload-too-large',
  'empty',
  'not-json',
  'not-an-object',
  'too-many-keys',
  'no-good-metric',
])

function isSound(decoded: Decoded): boolean {
  if (!decoded.ok) return REASONS.has(decoded.reason)
  const entries = Object.entries(decoded.values)
  const good = entries.every(([metric, value]) => {
    const spec = Object.hasOwn(kind.metrics, metric) ? kind.metrics[metric] : undefined
    return spec !== undefined && metricFault(spec, value) === undefined
  })
  const plausible =
    decoded.ts === undefined || (Number.isInteger(decoded.ts) && decoded.ts >= Date.UTC(2000, 0, 1))
  return (
    good &&
    entries.length > 0 &&
    plausible &&
    decoded.rejected.every(({ reason }) => reason.startsWith('metric-'))
  )
}

// Every reason must come up: a fuzz that is refused at the first hurdle shows nothing of those behind it.
t.test('whatever the bytes, what stands is a value of its metric, and what does not has a name', async t => {
  const met = new Set<string>()
  fc.assert(
    fc.property(payload, bytes => {
      const decoded = native.decode(bytes, kind, limits)
      met.add(decoded.ok ? 'ok' : decoded.reason)
      return isSound(decoded)
    }),
    { seed: testSeed, numRuns: 20_000 },
  )
  t.same([...met].sort(), [...REASONS, 'ok'].sort())
  t.equal(({} as Record<string, unknown>).level, undefined, 'no prototype was touched')
})

t.test('what was decoded comes back from JSON as it was', async t => {
  fc.assert(
    fc.property(payload, bytes => {
      const decoded = native.decode(bytes, kind, limits)
      if (!decoded.ok) return true
      const back = JSON.parse(Buffer.from(JSON.stringify(decoded.values), 'utf8').toString())
      return Object.entries(decoded.values).every(([metric, value]) => Object.is(back[metric], value))
    }),
    { seed: testSeed, numRuns: 5_000 },
  )
  t.pass('held for 5,000 payloads')
})

t.test('whatever the bytes, a status is a boolean or has a name for what is wrong', async t => {
  fc.assert(
    fc.property(payload, bytes => {
      const decoded = decodeStatus(bytes, limits.payloadBytesMax)
      return decoded.ok ? typeof decoded.online === 'boolean' : decoded.reason.length > 0
    }),
    { seed: testSeed, numRuns: 5_000 },
  )
  t.pass('held for 5,000 payloads')
})
