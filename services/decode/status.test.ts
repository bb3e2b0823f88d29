import t from 'tap'
import { decodeStatus } from './status.ts'

const decode = (payload: string) => decodeStatus(Buffer.from(payload), 64)

t.test('a status says whether the device is online, whatever else it says', async t => {
  t.same(decode('{"online":true}'), { ok: true, online: true })
  t.same(decode('{"online":false,"firmware":"1.2"}'), { ok: true, online: false })
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
