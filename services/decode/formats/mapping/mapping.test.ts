import t from 'tap'
import type { SourceDecoded } from '../../source.ts'
import { mapping } from './mapping.ts'

const limits = { payloadBytesMax: 65_536 }
const opened = (expression: string) => mapping.open({ expression }, limits)
const message = (body: unknown, topic = 'acme/7') => ({
  ...{ topic, retained: false },
  payload: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})
const read = (expression: string, body: unknown): SourceDecoded => opened(expression)(message(body))
const value = (expression: string, body: unknown): unknown => {
  const decoded = read(`{"device": "7", "values": {"x": ${expression}}}`, body)
  if (!decoded.ok) return decoded.reason
  const [heard] = decoded.heard
  return heard?.what === 'said' ? heard.fields.x : heard?.what
}

t.test('numbers of JSON and those that one writes are numbers alike', async t => {
  const body = { a: 1.5, b: 2, word: '72', flag: true, at: '2026-05-01T12:00:00+08:00' }
  for (const [expression, expected] of [
    ['json.a * 10', 15],
    ['1 - json.b', -1],
    ['json.b / 10 + 1', 1.2],
    ['json.b > 1', true],
    ['number(json.word)', 72],
    ['int(json.b)', 2],
    ['json.?zz.orValue(3)', 3],
    ['has(json.zz)', false],
    ['json.flag ? "on" : "off"', 'on'],
    ['unsigned("ff")', 255],
    ['signed("ff")', -1],
    ['size(levels)', 2],
    ['null', null],
  ] as const)
    t.equal(value(expression, body), expected, expression)
  t.match(read('{"device": 7, "at": json.at, "values": {}}', body), {
    heard: [{ address: '7', ts: Date.UTC(2026, 4, 1, 4) }],
  })
  t.match(read('{"device": "7", "online": json.flag}', body), { heard: [{ what: 'status', online: true }] })
  t.same(read('null', body), { ok: true, heard: [] }, 'of nobody')
})

t.test('what is no expression is told with its place', async t => {
  for (const [expression, message] of [
    ['', 'expression: missing'],
    ['json.a +', 'expression: line 1, column 9: Unexpected token: EOF'],
    ['{"device": "7",\n "values": {"x": foo}}', 'expression: line 2, column 18: Unknown variable: foo'],
    ['text.matches("(a+)+$")', 'expression: line 1, column 1: matches is not available here'],
    ['[1].map(x, text.matches("a"))', 'expression: line 1, column 12: matches is not available here'],
    [
      'timestamp(text).getHours("Asia/Shanghai")',
      'expression: line 1, column 1: getHours is not available here',
    ],
    [`[${'1,'.repeat(300)}1]`, /^expression: line 1, column \d+: /],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, /^expression: line 1, column \d+: /],
    [Array.from({ length: 2_000 }, () => '1').join('+'), /^expression: line 1, column \d+: /],
  ] as const)
    t.throws(() => opened(expression), { message }, expression.slice(0, 40))
})

t.test('nothing of the program is reached', async t => {
  const body = '{"a":1,"list":[1],"word":"x","__proto__":{"mine":1}}'
  for (const expression of [
    'json.constructor',
    'json["constructor"]',
    'json.toString',
    'json.hasOwnProperty',
    'json.list.constructor',
    'json.list.length',
    'json.a.constructor',
    'json.word.constructor',
    'json.word.__proto__',
    'json.list.__proto__',
    'json.a.__proto__',
    'dyn(levels).constructor',
    'dyn(levels).map',
  ])
    t.equal(value(expression, body), 'mapping-no-such-key', expression)
  t.same(value('json.__proto__.mine', body), 1, 'a key of that name in the message is a key like any other')
  for (const expression of ['process', 'globalThis', 'constructor', 'this', 'topic.constructor'])
    t.throws(() => opened(expression), { message: /^expression: / }, expression)
  t.same(value('json', body), [], 'no object comes out')
  t.same(value('type(json)', body), [])
  const odd = read('{"device": "7", "values": {"__proto__": 1, "constructor": 2}}', body)
  t.match(odd, { heard: [{ what: 'said', address: '7' }] })
  t.equal(({} as Record<string, unknown>).mine, undefined)
})

t.test('what gives no device says so', async t => {
  for (const expression of [
    '1',
    '"7"',
    '{}',
    '{"device": "*", "values": {}}',
    '{"device": "7"}',
    '{"device": "", "values": {}}',
  ])
    t.same(read(expression, {}), { ok: false, reason: 'mapping-names-no-device' }, expression)
  const list = read('[{"device": "7", "values": {"x": 1}}, {"device": 1.5}]', {})
  t.match(list, { heard: [{ address: '7' }, { what: 'event', event: 'mapping-names-no-device' }] })
  const many = (n: number) =>
    read(
      'json.map(x, {"device": "7", "values": {"x": x}})',
      Array.from({ length: n }, () => 1),
    )
  t.match(many(1_000), { ok: true })
  t.same(many(1_001), { ok: false, reason: 'mapping-too-many-devices' })
})

t.test('the worst that an expression can do to the longest message is cut short', async t => {
  const list = JSON.stringify(Array.from({ length: 32_000 }, () => 1))
  const objects = JSON.stringify(Array.from({ length: 5_000 }, (_, n) => ({ n })))
  for (const [expression, body] of [
    ['json.map(a, json.map(b, json.map(c, a + b + c)))', list],
    ['json.exists(a, json.exists(b, a + b == 0.5))', list],
    ['json.all(a, json.exists(b, a != b))', list],
    ['json.filter(a, json.filter(b, b == a) == [])', objects],
    ['json.map(a, text.split(""))', list],
    ['json.map(a, text + text + text).join("")', list],
    ['json.map(a, bytes(text).json())', list],
    ['json.all(a, json == json)', objects],
    ['json.map(a, a in json)', objects],
    ['json.map(a, text.contains("zz"))', list],
  ] as const) {
    const before = process.cpuUsage()
    t.same(read(expression, body), { ok: false, reason: 'mapping-too-long' }, expression)
    const { user, system } = process.cpuUsage(before)
    t.comment(`${expression}: ${Math.round((user + system) / 1000)} ms`)
  }
  t.match(
    read(
      'json.map(each, {"device": string(int(each.n)), "values": {"x": each.n + 1}})',
      JSON.stringify(Array.from({ length: 1_000 }, (_, n) => ({ n }))),
    ),
    { ok: true },
    'while a thousand devices in a message are none too many',
  )
})

t.test('a source of which ten messages in a row cost too much stops, and says so', async t => {
  const reader = opened('json.exists(a, json.exists(b, a + b == 0.5)) ? null : null')
  const bad = message(JSON.stringify(Array.from({ length: 32_000 }, () => 1)))
  const good = message([1])
  for (let n = 0; n < 9; n++) t.match(reader(bad), { reason: 'mapping-too-long' })
  t.match(reader(good), { ok: true })
  for (let n = 0; n < 10; n++) t.match(reader(bad), { reason: 'mapping-too-long' })
  t.same(reader(good), { ok: false, reason: 'mapping-stopped' })
})
