import t from 'tap'
import { channelContract } from '../testing/contract.ts'
import { sampleMessage } from '../testing/sample-message.ts'
import { stoppedTime } from '../testing/stopped-time.ts'
import { startReceiver, WEBHOOK_SECRET } from '../testing/webhook-receiver.ts'
import { webhook } from './webhook.ts'

const never = new AbortController().signal

channelContract(webhook, startReceiver)

t.test('a receiver is told all that is known of the notice, and what it asked for besides', async t => {
  const receiver = await startReceiver()
  t.teardown(() => receiver.close())
  await webhook.open(receiver.settings, stoppedTime()).send(sampleMessage(), undefined, never)
  const [asked] = receiver.asked
  t.match(asked, {
    method: 'POST',
    headers: { 'x-receiver': 'token-of-the-receiver', 'user-agent': 'Linli' },
  })
  t.equal(asked?.url.pathname + (asked?.url.search ?? ''), '/notices?for=linli')
  t.same(JSON.parse(String(asked?.body)), {
    notice: 'sunny-7/3',
    alert: 'sunny-7',
    severity: 'critical',
    lifeSafety: true,
    ended: false,
    test: false,
    language: 'en',
    title: 'Critical: help needed, Building 3, Unit 2',
    body: 'Nobody has it in hand so far.',
    link: 'https://linli.example/n/one-time',
    site: 'sunny',
    zone: 'b3-u2',
    deviceKind: 'wristband',
    rule: 'sos',
    raisedAt: '2026-11-21T00:00:00.000Z',
    at: '2026-11-21T00:00:01.000Z',
  })
})

t.test('settings that would send in the open over the internet, or unsigned, are refused', async t => {
  const fits = { url: 'https://receiver.example/', secret: WEBHOOK_SECRET }
  const isTaken = (more: object) => webhook.settings.safeParse({ ...fits, ...more }).success
  t.ok(isTaken({}))
  t.notOk(isTaken({ url: 'http://receiver.example/' }))
  t.ok(isTaken({ url: 'http://receiver.lan/', allowPrivateNetwork: true }))
  t.notOk(isTaken({ secret: 'short' }))
  t.notOk(isTaken({ url: 'ftp://receiver.example/' }))
  t.notOk(isTaken({ headers: { 'X-A': 'one\r\nX-B: two' } }))
})

t.test('a receiver on this machine is not reached unless that is allowed', async t => {
  const receiver = await startReceiver()
  t.teardown(() => receiver.close())
  const url = receiver.url.replace('http:', 'https:')
  const channel = webhook.open({ url, secret: WEBHOOK_SECRET }, stoppedTime())
  t.match(await channel.send(sampleMessage(), undefined, never), { ok: false, reason: /private network/ })
})
