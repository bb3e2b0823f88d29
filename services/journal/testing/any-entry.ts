import fc from 'fast-check'
import type { Entry } from '../journal.ts'

/** Entries of every form that there may be, for tests that hold something against all of them. */

const id = fc.constantFrom('bin-1', 'wristband-77', '摄像头', 'a.b:c_d')
const time = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1_767_225_600_000, max: 1_767_225_700_000 }) },
  fc.constantFrom(0, -1, 2 ** 51 - 1, 2 ** 51, -(2 ** 51), 8.64e15, 0.5),
)

/** Numbers as sensors report them, and all others but a 0 with a minus, which JSON does not know. */
const number = fc.oneof(
  fc.integer({ min: -200, max: 40_000 }),
  fc.integer({ min: -9_999_999, max: 9_999_999 }).map(n => n / 10_000),
  fc.integer({ min: -180_000_000, max: 180_000_000 }).map(n => n / 1_000_000),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(n => n + 0),
  fc.constantFrom(0, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53, 1e300, 5e-324, 1.005, 0.1 + 0.2),
)
const text = fc.oneof(
  fc.constantFrom('Charging', 'NoError', '沪A12345', '', '\ud800', 'x'.repeat(64), 'é'.repeat(64)),
  fc.string({ unit: 'binary', maxLength: 600 }),
)
const name = fc.oneof(
  fc.constantFrom('fillPercent', 'lidOpen', '__proto__', '7'),
  fc.string({ maxLength: 9 }),
)
const values = fc.dictionary(name, fc.oneof(number, text, fc.boolean()), {
  noNullPrototype: true,
  maxKeys: 20,
})

const packet = fc.oneof(
  fc.constantFrom(
    'bin-1 kept 65535 zik0zj',
    'bin-1 kept 007 0a',
    'other 3 4',
    'kept',
    '',
    'bin-1-b m 1 zzzzzzz',
  ),
  fc.string({ unit: 'binary' }),
)
const reading = fc.record(
  {
    deviceId: id,
    values,
    ts: time,
    packet,
    dup: fc.constant<true>(true),
    doubted: fc.array(name, { maxLength: 3 }),
    above: fc.dictionary(name, number, { noNullPrototype: true, maxKeys: 2 }),
  },
  { requiredKeys: ['deviceId', 'values'], noNullPrototype: true },
)
const acceptance = fc.record(
  {
    standing: fc.constantFrom('live', 'late', 'out-of-order', 'repeated', 'unknown-device'),
    at: time,
    mark: fc.constantFrom('future-clamped', 'moved-on'),
    taken: values,
    waiting: fc.array(name, { maxLength: 2 }),
    news: fc.array(name, { maxLength: 2 }),
  },
  { requiredKeys: ['standing', 'at'], noNullPrototype: true },
)
const input = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      { type: fc.constant('reading'), reading, aheadMs: time },
      { requiredKeys: ['type', 'reading'], noNullPrototype: true },
    ),
  },
  fc.record({ type: fc.constant('status'), deviceId: id, online: fc.boolean() }, { noNullPrototype: true }),
  fc.constant({ type: 'tick' }),
)

export const anyEntry = fc.record(
  { site: fc.constantFrom('riverside', 'hill'), now: time, input, acceptance },
  { requiredKeys: ['site', 'now', 'input'], noNullPrototype: true },
) as fc.Arbitrary<Entry>
