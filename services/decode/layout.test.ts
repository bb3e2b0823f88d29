import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../scripts/testing/seed.ts'
import { defineKind } from '../domain/model/kind.ts'
import { flag, held, oneOf, word } from '../domain/model/metric.ts'
import { text } from '../domain/model/text.ts'
import { LAYOUTS_MAX, Layouts, LEARN_EVERY } from './layouts.ts'
import { layoutOf } from './learn-layout.ts'
import { native } from './native.ts'

t.comment(`seed ${testSeed} (LINLI_TEST_SEED)`)

const name = text('a metric', '指标')
const newKind = () =>
  defineKind({
    kind: 'any',
    title: name,
    measurement: 'any',
    expectedIntervalMs: 60_000,
    metrics: {
      level: held('%')(name, -1e15, 1e15),
      open: flag(name),
      plate: word(name, 12),
      mode: oneOf(name, ['on', 'off']),
    },
    rules: [],
  })
const kind = newKind()
const limits = { payloadBytesMax: 400, keysMax: 8 }
const bytes = (json: string) => Buffer.from(json)
const sample = bytes('{"ts":1700000000000, "level":1.5,"open":true,"plate":"京A1" }')

const numbers = [
  '0',
  '-0',
  '7',
  '-12.50',
  '0.1',
  '0.3',
  '1.005',
  '99.95',
  '123456789012345',
  '-0.000001',
  '4503599627370497.5',
]
const odd = [
  '1e3',
  '00',
  '01',
  '1.',
  '.5',
  '-',
  '+1',
  '1_0',
  '0x1',
  'NaN',
  '9007199254740993',
  '1234567890123456',
  'null',
  '"1"',
  '[1]',
  '',
]

t.test('a number is read as JSON reads it, or left to the parser', async t => {
  const layout = layoutOf(sample, kind)
  for (const number of [...numbers, ...odd]) {
    const message = bytes(`{"ts":1700000000000, "level":${number},"open":false,"plate":"B" }`)
    const read = layout?.read(message)
    if (read !== undefined) t.same(read, native.decode(message, newKind(), limits), number)
    else t.notOk(numbers.slice(0, 10).includes(number), number)
  }
})

t.test(
  'words are read with their letters; with an escape or a control character they are left to the parser',
  async t => {
    const layout = layoutOf(sample, kind)
    const plateOf = (plate: string) =>
      layout?.read(bytes(`{"ts":1700000000000, "level":1,"open":true,"plate":"${plate}" }`))?.values.plate
    // The second time it is the word that was read last.
    for (const plate of ['沪A12345', '沪A12345', '', 'A 1', '😀']) t.equal(plateOf(plate), plate)
    for (const plate of ['a\\n', 'a\n', 'a\u0085', 'longer than it may', '\ufffd'])
      t.equal(plateOf(plate), undefined)
    const notUtf8 = Buffer.concat([sample.subarray(0, -6), Buffer.from([0xff, 0x31, 0x22, 0x20, 0x7d])])
    t.equal(layout?.read(notUtf8), undefined)
  },
)

t.test('another message, or more or less of it, is not taken for one of the layout', async t => {
  const layout = layoutOf(sample, kind)
  const message = String(sample)
  t.ok(layout?.read(sample))
  for (let end = 0; end < sample.length; end++) t.equal(layout?.read(sample.subarray(0, end)), undefined)
  for (const other of [
    `${message} `,
    ` ${message}`,
    message.replace('open', 'opem'),
    message.replace('17', '7'),
  ])
    t.equal(layout?.read(bytes(other)), undefined, other)
})

t.test('what the bytes alone do not tell has no layout', async t => {
  for (const json of [
    '{}',
    '{"ts":1700000000000}',
    '{"level":1,"level":2}',
    '{"level":1e3}',
    '{"level":1,"x":1}',
    '{"level":1,"open":null}',
    '{"plate":"\\u0041"}',
    '{"le\\u0076el":1}',
    '{"ts":"2024-06-01T00:00:00Z","level":1}',
  ])
    t.equal(layoutOf(bytes(json), kind), undefined, json)
})

t.test(
  'of the messages that no layout reads one of so many is learned from, and so many layouts are kept',
  async t => {
    const layouts = new Layouts(kind)
    const spaced = (spaces: number) => bytes(`{"level":${' '.repeat(spaces)}1}`)
    const learn = (spaces: number) => {
      for (let i = 0; i < LEARN_EVERY; i++) layouts.missed(spaced(spaces))
    }
    layouts.missed(spaced(0))
    t.ok(layouts.read(spaced(0)), 'the first at once')
    for (let i = 1; i < LEARN_EVERY; i++) layouts.missed(spaced(1))
    t.equal(layouts.read(spaced(1)), undefined)
    layouts.missed(spaced(1))
    t.ok(layouts.read(spaced(1)))
    for (let spaces = 2; spaces < LAYOUTS_MAX; spaces++) learn(spaces)
    t.ok(layouts.read(spaced(0)))
    learn(LAYOUTS_MAX)
    t.equal(layouts.read(spaced(0)), undefined, 'the oldest went')
    t.ok(layouts.read(spaced(LAYOUTS_MAX)))
  },
)

const number = fc.oneof(
  fc.constantFrom(...numbers, ...odd),
  fc.double().map(String),
  fc.integer().map(String),
)
const value = {
  ts: fc.oneof(fc.integer({ min: 9e11, max: 2e12 }).map(String), number),
  level: number,
  open: fc.constantFrom('true', 'false', '1', 'tru', '"true"'),
  plate: fc.string({ unit: 'binary', maxLength: 14 }).map(s => JSON.stringify(s)),
  mode: fc.constantFrom('"on"', '"off"', '"of"', '0'),
}
const keys = fc.shuffledSubarray(Object.keys(value) as (keyof typeof value)[], { minLength: 1 })
const spaces = fc.array(fc.constantFrom('', '', ' ', '\n'), { minLength: 12, maxLength: 12 })
const alike = fc.tuple(keys, spaces).chain(([keys, spaces]) =>
  fc.array(
    fc.tuple(...keys.map(key => value[key])).map(values => {
      const pairs = keys.map((key, i) => `${spaces[2 * i]}"${key}":${spaces[2 * i + 1]}${values[i]}`)
      return bytes(`{${pairs.join(',')}${spaces[11]}}`)
    }),
    { minLength: 2, maxLength: 40 },
  ),
)
t.test('whatever was seen before, a message says what it says to a decoder that saw nothing', async t => {
  const about = (messages: Buffer[]) => {
    const seen = newKind()
    for (const message of messages) {
      const [a, b] = [native.decode(message, seen, limits), native.decode(message, newKind(), limits)]
      if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`${message}: ${JSON.stringify([a, b])}`)
    }
  }
  fc.assert(fc.property(alike, about), { seed: testSeed, numRuns: 300 })
  t.pass('so for 300 series of messages')
})
