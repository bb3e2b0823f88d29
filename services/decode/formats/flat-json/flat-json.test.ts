import t from 'tap'
import { watch } from '../../codecs/watch.ts'
import type { SettingValues } from '../../source.ts'
import { OBJECTS_MAX } from './batch.ts'
import { flatJson } from './flat-json.ts'
import { localTime } from './local-time.ts'

t.test('a time is read however it is written', async t => {
  const noon = Date.UTC(2026, 4, 1, 4)
  for (const [value, zone, expected] of [
    ['2026-05-01 12:00:00', '+08:00', noon],
    ['2026/5/1 12:00', '+08:00', noon],
    ['20260501120000', '+08:00', noon],
    ['2026-05-01T12:00:00.250', '+08:00', noon + 250],
    ['2026-05-01T04:00:00Z', '+08:00', noon],
    ['2026-05-01T12:00:00+0800', 'Z', noon],
    [noon, 'Z', noon],
    [noon / 1000, 'Z', noon],
    [String(noon / 1000), 'Z', noon],
    ['2026-02-30 12:00:00', 'Z', undefined],
    ['1970-01-01 00:00:00', 'Z', undefined],
    ['now', 'Z', undefined],
    [null, 'Z', undefined],
  ] as const)
    t.equal(localTime(value, zone), expected, `${value} ${zone}`)
})

t.test('an alarm that nobody explained is counted, and the rest of its message stands', async t => {
  const read = flatJson.open({ alarms: '1=sos' }, { payloadBytesMax: 1_000 })
  const payload = Buffer.from('{"imei":"7","alarm":"99","hr":"","step":" 12 ","__proto__":"1"}')
  t.match(read({ topic: 'watch', payload, retained: false }), {
    heard: [
      { what: 'said', address: '7', fields: { step: 12 } },
      { what: 'event', address: '7', event: 'alarm-unknown' },
    ],
  })
})

t.test('of a batch of which one part is broken all others are heard', async t => {
  const read = flatJson.open({ level: 2 }, { payloadBytesMax: 100_000 })
  const hear = (payload: string) => read({ topic: 'watch/9', payload: Buffer.from(payload), retained: false })
  const one = '{"imei":"1","type":"sos"}'
  const two = '{"imei":"2","hr":"72"}'
  const said = (address: string, fields: object) => ({ what: 'said', address, fields })
  const both = [said('1', { sos: true }), said('2', { hr: 72 })]
  const broken = { what: 'event', address: '*', event: 'not-json' }
  for (const whole of [`[${one},${two}]`, `${one}\r\n${two}\n`, `${one}${two}`, `${one}, ${two}`])
    t.same(hear(whole), { ok: true, heard: both }, whole)
  for (const part of ['{"imei":"3",,"hr":}', '{"imei":"3"]}'])
    for (const bad of [`[${one},${part},${two}]`, `${one}\n${part}\n${two}`])
      t.same(hear(bad), { ok: true, heard: [...both, broken] }, bad)
  t.same(hear(`[${one},7,${two}]`), { ok: true, heard: [...both, broken] })
  const unnamed = { what: 'event', address: '*', event: 'message-names-no-device' }
  t.same(
    hear(`${one}\n{"hr":"72"}\n{`),
    { ok: true, heard: [both[0], unnamed, broken] },
    'not whose topic it is',
  )
  t.same(hear('[{"hr":"72"},{"hr":"73"}]'), {
    ok: true,
    heard: [said('9', { hr: 72 }), said('9', { hr: 73 })],
  })
  for (const nothing of ['[]', '[1]', '7']) t.same(hear(nothing), { ok: false, reason: 'not-an-object' })
  for (const nothing of ['{"imei":"1","pos":{"lat":1', '{]}{]}', '{'])
    t.same(hear(nothing), { ok: false, reason: 'not-json' })
  t.match(hear(`[${Array.from({ length: OBJECTS_MAX }, () => two)}]`), { ok: true })
  t.same(hear(`[${Array.from({ length: OBJECTS_MAX + 1 }, () => two)}]`), {
    ok: false,
    reason: 'too-many-objects',
  })
})

t.test('an alarm of 0 is none', async t => {
  const read = flatJson.open({}, { payloadBytesMax: 1_000 })
  const decoded = read({
    topic: 'watch',
    payload: Buffer.from('{"imei":"7","alarm":0,"hr":70}'),
    retained: false,
  })
  t.same(decoded, { ok: true, heard: [{ what: 'said', address: '7', fields: { hr: 70 } }] })
})

t.test('settings that cannot be meant are refused in words', async t => {
  for (const [setting, value] of [
    ['zone', 'Asia/Shanghai'],
    ['level', 0],
    ['alarms', '1'],
    ['names', 'a=b=c'],
  ] as const)
    t.throws(() => flatJson.open({ [setting]: value }, { payloadBytesMax: 1 }), {
      message: new RegExp(`^${setting}: `),
    })
})

/** What a watch says by this message, and under which name it is counted. */
const saidBy = (message: object, settings: SettingValues = {}) => {
  const payload = Buffer.from(JSON.stringify({ imei: 's1', ...message }))
  const decoded = flatJson.open(settings, { payloadBytesMax: 1_000 })({
    topic: 'w',
    payload,
    retained: false,
  })
  const [said, ...events] = decoded.ok ? decoded.heard : []
  const read = said?.what === 'said' ? watch.read(said, undefined) : undefined
  return {
    ...(read?.ok ? { ...read.values } : {}),
    ...(read?.ok && read.rejected && { counted: read.rejected.map(({ reason }) => reason).join() }),
    ...(events.length > 0 && {
      counted: events.map(each => (each.what === 'event' ? each.event : '')).join(),
    }),
  }
}
const counted = 'call-believed'

t.test('a call for help is one in whatever words it comes, unless it is a clear no', async t => {
  for (const [message, becomes] of [
    [{ type: 'sos' }, { sos: true }],
    [{ type: 'sos', value: '' }, { sos: true }],
    [{ type: 'sos', value: ' ' }, { sos: true }],
    [{ type: 'sos', value: null }, { sos: true }],
    [{ type: 'sos', value: 'SOS' }, { sos: true }],
    [{ type: 'fall', value: 'fall' }, { fall: true }],
    [
      { type: 'SOS', value: 'alarm' },
      { sos: true, counted },
    ],
    [{ sos: '2' }, { sos: true, counted }],
    [{ sos: { toString: 1 } }, { sos: true, counted }],
    [{ sos: '1', help: '0' }, { sos: true }],
    ...['0', 0, 'false', false, 'no', 'OFF', ' normal '].map(no => [{ sos: no }, { sos: false }] as const),
    [{ type: 'sos', value: '0' }, { sos: false }],
    [{ sos: '', fall: null }, { fall: null }],
    [{ sos: 'none' }, { sos: null }],
    [{ type: 'takeoff', value: '' }, { worn: false }],
    [{ type: 'heart', value: '' }, { heartRateBpm: null }],
  ] as const)
    t.same(saidBy(message), becomes, JSON.stringify(message))
})

t.test('an alarm that is a word means itself, and several codes are several alarms', async t => {
  const alarms = '1=sos,2=fall'
  for (const [message, becomes] of [
    [{ alarm: 'sos' }, { sos: true }],
    [{ alarm: 'Take-Off' }, { worn: false }],
    [
      { alarm: 'off', steps: 1 },
      { steps: 1, counted: 'alarm-unknown' },
    ],
    [{ alarms: '1,2' }, { sos: true, fall: true }],
    [{ alarms: [1, 2] }, { sos: true, fall: true }],
    [{ alarm: '1|9' }, { sos: true, counted: 'alarm-unknown' }],
    [
      { alarms: [{ toString: 1 }], alarm: 2 },
      { fall: true, counted: 'alarm-unknown' },
    ],
    [{ alarms: [], steps: 1 }, { steps: 1 }],
    [{ alarm: 'None', steps: 1 }, { steps: 1 }],
  ] as const)
    t.same(saidBy(message, { alarms }), becomes, JSON.stringify(message))
  t.same(saidBy({ alarm: 'sos' }, { alarms: 'sos=fall' }), { fall: true }, 'what was set holds')
})
