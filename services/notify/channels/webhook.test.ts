import { createHmac } from 'node:crypto'
import t from 'tap'
import { channelContract } from '../testing/contract.ts'
import { type HttpAsked, startHttpCounterpart } from '../testing/http-counterpart.ts'
import { sampleMessage } from '../testing/sample-message.ts'
import { stoppedTime } from '../testing/stopped-time.ts'
import { webhook } from './webhook.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const never = new AbortController().signal

/** What a receiver does that takes nothing that is not signed. */
function check({ headers, body }: HttpAsked) {
  const key = Buffer.from(SECRET.slice(6), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const wanted = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  return headers['webhook-signature'] === wanted ? undefined : { status: 401 }
}

const start = () =>
  startHttpCounterpart({
    settings: url => ({
      url: `${url}/notices?for=linli`,
      secret: SECRET,
      headers: { 'X-Receiver': 'token-of-the-receiver' },
      allowPrivateNetwork: true,
    }),
    check,
  })

channelContract(webhook, start)

t.test('a receiver is told all that is known of the notice, and what it asked for besides', async t => {
  const receiver = await start()
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
  const fits = { url: 'https://receiver.example/', secret: SECRET }
  const isTaken = (more: object) => webhook.settings.safeParse({ ...fits, ...more }).success
  t.ok(isTaken({}))
  t.notOk(isTaken({ url: 'http://receiver.example/' }))
  t.ok(isTaken({ url: 'http://receiver.lan/', allowPrivateNetwork: true }))
  t.notOk(isTaken({ secret: 'short' }))
  t.notOk(isTaken({ url: 'ftp://receiver.example/' }))
  t.notOk(isTaken({ headers: { 'X-A': 'one\r\nX-B: two' } }))
})

t.test('a receiver on this machine is not reached unless that is allowed', async t => {
  const receiver = await start()
  t.teardown(() => receiver.close())
  const url = receiver.url.replace('http:', 'https:')
  const channel = webhook.open({ url, secret: SECRET }, stoppedTime())
  t.match(await channel.send(sampleMessage(), undefined, never), { ok: false, reason: /private network/ })
})
