import t from 'tap'
import { watch } from '../../codecs/watch.ts'
import type { SettingValues } from '../../source.ts'
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
