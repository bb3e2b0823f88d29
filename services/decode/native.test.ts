import t from 'tap'
import { defineKind, type Kind } from '../domain/model/kind.ts'
import { counted, flag, held, oneOf, sensed, word } from '../domain/model/metric.ts'
import { text } from '../domain/model/text.ts'
import type { Decoded } from './decoder.ts'
import { native } from './native.ts'

const name = text('a metric', '指标')
const bin = defineKind({
  kind: 'test-bin',
  title: name,
  measurement: 'test_bin',
  expectedIntervalMs: 60_000,
  metrics: {
    fillPercent: held('%')(name, 0, 100),
    temperatureC: held('°C')(name, -40, 125),
    lidOpen: flag(name),
    label: word(name, 8),
    mode: oneOf(name, ['idle', 'busy']),
    bags: counted(name, -2, 10),
  },
  rules: [],
})
const limits = { payloadBytesMax: 256, keysMax: 6 }
const decode = (payload: string | Uint8Array): Decoded =>
  native.decode(typeof payload === 'string' ? Buffer.from(payload) : payload, bin, limits)

t.test('good metrics stand while each bad one of the same message is refused by name', async t => {
  const decoded = decode(
    '{"fillPercent":95,"temperatureC":900,"lidOpen":2,"mode":"lost","smell":3,"label":"A1"}',
  )
  t.same(decoded, {
    ok: true,
    values: { fillPercent: 95, label: 'A1' },
    rejected: [
      { metric: 'temperatureC', reason: 'metric-out-of-range' },
      { metric: 'lidOpen', reason: 'metric-type' },
      { metric: 'mode', reason: 'metric-word-unknown' },
      { metric: 'smell', reason: 'metric-unknown' },
    ],
  })
})

t.test('of what is counted there is no half, and less than none where its range says so', async t => {
  t.match(decode('{"bags":-2}'), { ok: true, values: { bags: -2 } })
  t.match(decode('{"bags":2.5}'), { ok: false, rejected: [{ metric: 'bags', reason: 'metric-not-whole' }] })
  t.match(decode('{"bags":10.5}'), { rejected: [{ metric: 'bags', reason: 'metric-out-of-range' }] })
})

const whole: [title: string, payload: string | Uint8Array, reason: string][] = [
  ['no bytes at all', '', 'empty'],
  ['an object without a key', '{}', 'empty'],
  ['a stamp and nothing else', '{"ts":1700000000000}', 'empty'],
  ['words', 'hello', 'not-json'],
  ['NaN and nothing else', '{"fillPercent":NaN}', 'no-good-metric'],
  ['an object cut short', '{"fillPercent":9', 'not-json'],
  ['a NUL after the object', '{"fillPercent":9}\u0000', 'not-json'],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'not-json'],
  ['UTF-16', Buffer.from('{"fillPercent":1}', 'utf16le'), 'not-json'],
  ['an array', '[{"fillPercent":9}]', 'not-an-object'],
  ['null', 'null', 'not-an-object'],
  ['a bare number', '95', 'not-an-object'],
  ['only unknown metrics', '{"smell":3}', 'no-good-metric'],
  ['a number beyond all numbers', '{"fillPercent":1e999}', 'no-good-metric'],
  [
    'one key over the limit, and none that the kind knows',
    '{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1}',
    'too-many-keys',
  ],
  ['one byte over the limit', `{"fillPercent":1}${' '.repeat(240)}`, 'payload-too-large'],
  ['depth without end', '['.repeat(256), 'not-json'],
]
for (const [title, payload, reason] of whole) {
  t.test(`${title} is refused whole as ${reason}`, async t => {
    const decoded = decode(payload)
    t.equal(decoded.ok, false)
    t.equal(!decoded.ok && decoded.reason, reason)
  })
}

t.test('a message of exactly the limits is taken', async t => {
  const keys = '{"a":1,"b":1,"c":1,"d":1,"e":1,"fillPercent":1}'
  t.ok(decode(keys + ' '.repeat(limits.payloadBytesMax - keys.length)).ok)
})

t.test('of a message with too many keys the metrics of the kind stand, wherever they are', async t => {
  const rest = '"a":1,"b":1,"c":1,"d":1,"e":1'
  const taken = (payload: string) => decode(payload)
  t.same(taken(`{"lidOpen":true,"ts":1700000000000,${rest},"fillPercent":101}`), {
    ok: true,
    values: { lidOpen: true },
    ts: 1_700_000_000_000,
    rejected: [{ metric: 'fillPercent', reason: 'metric-out-of-range' }],
    keysLeftOut: 5,
  })
  t.match(taken(`{${rest},"f":1,"lidOpen":true}`), { ok: true, values: { lidOpen: true }, keysLeftOut: 6 })
})

t.test('a flag that was sent as 0, 1 or a word is what it plainly means, and that is told', async t => {
  const sent = { true: ['1', '1.0', '"true"', '"TRUE"'], false: ['0', '"false"', '"False"'] }
  const all = Object.entries(sent).flatMap(([word, forms]) =>
    forms.map(json => [json, word === 'true'] as const),
  )
  for (const [json, lidOpen] of all)
    t.same(decode(`{"lidOpen":${json}}`), {
      ok: true,
      values: { lidOpen },
      rejected: [],
      coerced: ['lidOpen'],
    })
  t.same(decode('{"lidOpen":true}'), { ok: true, values: { lidOpen: true }, rejected: [] })
})

t.test('what may mean anything is no flag, and null was not measured', async t => {
  for (const json of ['2', '-1', '"1"', '"on"', '"yes"', '""', '[true]', '{}'])
    t.match(decode(`{"lidOpen":${json}}`), { ok: false, rejected: [{ reason: 'metric-type' }] }, json)
  t.match(decode('{"lidOpen":null}'), { ok: false, rejected: [{ reason: 'metric-not-measured' }] })
})

t.test('a value that is no number is refused, and the rest of its message stands', async t => {
  t.same(decode('{"ts":NaN,"lidOpen":true,"fillPercent":NaN,"temperatureC":-inf}'), {
    ok: true,
    values: { lidOpen: true },
    stampFault: 'ts-invalid',
    rejected: [
      { metric: 'fillPercent', reason: 'metric-not-finite' },
      { metric: 'temperatureC', reason: 'metric-not-finite' },
    ],
  })
})

t.test('a value beyond all numbers is named as not finite', async t => {
  t.match(decode('{"fillPercent":-1e999,"lidOpen":true}'), {
    ok: true,
    rejected: [{ metric: 'fillPercent', reason: 'metric-not-finite' }],
  })
})

t.test('both ends of a range belong to it', async t => {
  t.match(decode('{"fillPercent":0}'), { ok: true, values: { fillPercent: 0 } })
  t.match(decode('{"fillPercent":100}'), { ok: true, values: { fillPercent: 100 } })
  t.match(decode('{"fillPercent":100.0001}'), { ok: false })
})

t.test('keys that mean something to JavaScript are metrics that nobody knows', async t => {
  for (const key of ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf']) {
    const decoded = decode(`{"${key}":{"fillPercent":1},"fillPercent":5}`)
    t.same(decoded.ok && decoded.values, { fillPercent: 5 })
    t.same(decoded.rejected, [{ metric: key, reason: 'metric-unknown' }])
  }
  t.notOk('fillPercent' in {}, 'no prototype was touched')
})

t.test('of two values under one key the last is taken', async t => {
  t.match(decode('{"fillPercent":1,"fillPercent":2}'), { ok: true, values: { fillPercent: 2 } })
})

t.test('a byte order mark before the object does no harm', async t => {
  t.match(decode('\ufeff{"fillPercent":2}'), { ok: true, values: { fillPercent: 2 } })
})

t.test('minus zero is zero', async t => {
  const decoded = decode('{"temperatureC":-0}')
  t.ok(decoded.ok && Object.is(decoded.values.temperatureC, 0))
})

t.test('a word with half a character or a control character is refused', async t => {
  for (const label of ['\\ud800', 'a\\u0000b', 'a\\nb', '\\u007f', '\\u0085']) {
    t.match(decode(`{"label":"${label}","fillPercent":1}`), {
      ok: true,
      rejected: [{ metric: 'label', reason: 'metric-word-malformed' }],
    })
  }
  t.match(decode('{"label":"满了😀"}'), { ok: true, values: { label: '满了😀' } })
})

t.test('a message at the usual limit that nests as deep as it can is refused without harm', async t => {
  const payload = Buffer.from(`{"fillPercent":${'['.repeat(32_000)}${']'.repeat(32_000)}}`)
  const decoded = native.decode(payload, bin, { payloadBytesMax: 65_536, keysMax: 64 })
  t.match(decoded, { ok: false, reason: 'no-good-metric', rejected: [{ reason: 'metric-type' }] })
})

t.test('a bad stamp leaves the reading standing without one, and is named', async t => {
  t.match(decode('{"ts":1700000000,"fillPercent":1}'), { ok: true, stampFault: 'ts-implausible' })
  t.match(decode('{"ts":"yesterday","fillPercent":1}'), { ok: true, stampFault: 'ts-invalid' })
  const decoded = decode('{"ts":null,"fillPercent":1}')
  t.ok(decoded.ok && decoded.ts === undefined && decoded.stampFault === 'ts-invalid')
})

t.test('a stamp in 2036 is for the ingest to judge', async t => {
  t.match(decode('{"ts":"2036-02-07T06:28:16Z","fillPercent":1}'), {
    ok: true,
    ts: Date.UTC(2036, 1, 7, 6, 28, 16),
  })
})

const byte: Kind = {
  ...bin,
  metrics: { temperatureC: sensed(held('°C')(name, -40, 125), { wrapsAt: 256, unmeasured: [254] }) },
}
const decodeByte = (payload: string) => native.decode(Buffer.from(payload), byte, limits)

t.test('a signed byte that was read as unsigned is what it meant, and that is told', async t => {
  const meant = (temperatureC: number, sent: number) => ({
    ok: true as const,
    values: { temperatureC },
    rejected: [],
    unwrapped: { temperatureC: sent },
  })
  t.same(decodeByte('{"temperatureC":255}'), meant(-1, 255))
  t.same(decodeByte('{"temperatureC":216}'), meant(-40, 216), 'the coldest that can be')
  t.same(decodeByte('{"temperatureC":125}'), { ok: true, values: { temperatureC: 125 }, rejected: [] })
})

t.test('what is impossible both ways, and what is no byte, stays refused', async t => {
  for (const value of ['215', '256', '255.5', '-41', '1e999']) {
    t.match(decodeByte(`{"temperatureC":${value}}`), { ok: false, reason: 'no-good-metric' }, value)
  }
})

t.test('a message of which no value can be is refused with its stamp', async t => {
  t.match(decode('{"ts":1700000000000,"fillPercent":101}'), {
    ok: false,
    reason: 'no-good-metric',
    ts: 1_700_000_000_000,
  })
})
