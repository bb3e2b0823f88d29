import t from 'tap'
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
