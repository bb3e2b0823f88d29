import t from 'tap'
import { decodeStatus, FIRMWARE_CHARS_MAX } from './status.ts'

const decode = (payload: string) => decodeStatus(Buffer.from(payload), 64)

t.test('a status says whether the device is online, whatever else it says', async t => {
  t.same(decode('{"online":true}'), { ok: true, online: true })
  t.same(decode('{"online":false,"uptime":12}'), { ok: true, online: false })
})

t.test('a status may say which version the device runs; what is no version is not taken for one', async t => {
  t.same(decode('{"online":true,"firmware":" 1.2.3 "}'), { ok: true, online: true, firmware: '1.2.3' })
  for (const said of ['""', '"  "', '7', 'null', '{}', '"a\\u0000b"'])
    t.same(decode(`{"online":true,"firmware":${said}}`), { ok: true, online: true }, said)
  const long = 'v'.repeat(FIRMWARE_CHARS_MAX)
  const roomy = (firmware: string) =>
    decodeStatus(Buffer.from(JSON.stringify({ online: true, firmware })), 1_000)
  t.match(roomy(long), { firmware: long })
  t.same(roomy(`${long}v`), { ok: true, online: true })
})

const bad: [string, string][] = [
  ['', 'empty'],
  ['online', 'not-json'],
  ['true', 'not-an-object'],
  ['{}', 'status-online-missing'],
  ['{"online":"true"}', 'status-online-missing'],
  ['{"__proto__":{"online":true}}', 'status-online-missing'],
  [`{"online":true}${' '.repeat(64)}`, 'payload-too-large'],
]
for (const [payload, reason] of bad) {
  t.test(`the status ${JSON.stringify(payload.slice(0, 40))} is refused as ${reason}`, async t => {
    t.same(decode(payload), { ok: false, reason })
  })
}
