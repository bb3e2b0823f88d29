import t from 'tap'
import { readStamp } from './stamp.ts'

const good: [unknown, string][] = [
  [1_700_000_000_000, '2023-11-14T22:13:20.000Z'],
  [1_700_000_000_000.9, '2023-11-14T22:13:20.000Z'],
  [946_684_800_000, '2000-01-01T00:00:00.000Z'],
  ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
  ['2024-02-29T12:30Z', '2024-02-29T12:30:00.000Z'],
  ['2024-06-01T08:00:00.5+08:00', '2024-06-01T00:00:00.500Z'],
  ['2024-06-01T08:00:00,123456789+0800', '2024-06-01T00:00:00.123Z'],
  ['2024-06-01T08:00:00-03', '2024-06-01T11:00:00.000Z'],
  ['2024-06-01t08:00:00z', '2024-06-01T08:00:00.000Z'],
]
for (const [value, instant] of good) {
  t.test(`${JSON.stringify(value)} is ${instant}`, async t => {
    const stamp = readStamp(value)
    t.equal('ts' in stamp && new Date(stamp.ts).toISOString(), instant)
  })
}

const bad: [unknown, string][] = [
  [946_684_799_999, 'ts-implausible'],
  [1_700_000_000, 'ts-implausible'],
  [0, 'ts-implausible'],
  [-1, 'ts-implausible'],
  ['1999-12-31T23:59:59Z', 'ts-implausible'],
  ['2000-01-01T00:00:00+00:01', 'ts-implausible'],
  [1.7e18, 'ts-invalid'],
  [Number.POSITIVE_INFINITY, 'ts-invalid'],
  [Number.NaN, 'ts-invalid'],
  ['1700000000000', 'ts-invalid'],
  ['2024-06-01T08:00:00', 'ts-invalid'],
  ['2024-06-01', 'ts-invalid'],
  ['2024-02-30T00:00:00Z', 'ts-invalid'],
  ['2024-13-01T00:00:00Z', 'ts-invalid'],
  ['2024-06-01T24:00:00Z', 'ts-invalid'],
  ['2024-06-01T08:00:60Z', 'ts-invalid'],
  ['2024-06-01T08:00:00+15:00', 'ts-invalid'],
  ['2024-06-01T08:00:00+08:60', 'ts-invalid'],
  [`2024-06-01T08:00:00.${'1'.repeat(60)}Z`, 'ts-invalid'],
  [true, 'ts-invalid'],
  [null, 'ts-invalid'],
  [{}, 'ts-invalid'],
  ['', 'ts-invalid'],
]
for (const [value, fault] of bad) {
  t.test(`${JSON.stringify(value) ?? String(value)} is refused as ${fault}`, async t => {
    t.same(readStamp(value), { fault })
  })
}
