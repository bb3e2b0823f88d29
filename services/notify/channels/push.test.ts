import t from 'tap'
import { sampleAlert } from '../../testing/sample-alert.ts'
import { channelContract } from '../testing/contract.ts'
import type { HttpAsked } from '../testing/http-counterpart.ts'
import { vapidClaims } from '../testing/push-receiver.ts'
import { browser, startPushService, vapidKeys } from '../testing/push-service.ts'
import { sampleMessage } from '../testing/sample-message.ts'
import { DEVICE_NAME, sampleWording, WEARER } from '../testing/sample-wording.ts'
import { stoppedTime } from '../testing/stopped-time.ts'
import { subscriptionOf } from './push/subscription.ts'
import { newVapidKeys } from './push/vapid.ts'
import { push } from './push.ts'

const never = new AbortController().signal
channelContract(push, () => startPushService())

async function sentWith(more: Parameters<typeof sampleMessage>[0]): Promise<HttpAsked> {
  const service = await startPushService()
  const sent = await push
    .open(service.settings, stoppedTime())
    .send(sampleMessage(more), service.address, never)
  await service.close()
  t.match(sent, { ok: true })
  return service.asked[0] as HttpAsked
}

t.test('the service in between reads neither words nor which alert; the browser reads both', async t => {
  const { body, headers, url } = await sentWith({})
  const open = JSON.stringify([headers, url.href, body.toString('latin1')])
  for (const word of ['Building', 'sunny', 'sos', 'critical', 'one-time']) t.notOk(open.includes(word), word)
  t.match(JSON.parse(browser.decrypt(body).toString()), {
    notice: 'sunny-7/3',
    tag: 'sunny-7',
    title: 'Critical: help needed, Building 3, Unit 2',
    link: 'https://linli.example/n/one-time',
    ended: false,
  })
})

t.test('who sends is said to this service alone, for half a day', async t => {
  const { headers } = await sentWith({})
  const claims = vapidClaims(headers.authorization ?? '')
  t.match(claims, {
    aud: /^https:\/\/127\.0\.0\.1:\d+$/,
    exp: 1_795_219_201 + 43_200,
    sub: 'mailto:operator@linli.example',
  })
})

t.test('a later word on an alert takes the place of the one before, and of no other alert', async t => {
  const [first, later, other] = [
    await sentWith({}),
    await sentWith({ noticeId: 'sunny-7/9' }),
    await sentWith({ alertId: 'sunny-8' }),
  ]
  t.match(first.headers.topic, /^[\w-]{1,32}$/)
  t.equal(first.headers.topic, later.headers.topic)
  t.not(first.headers.topic, other.headers.topic)
})

t.test('that somebody has it in hand takes the place of the call, with where it is and no more', async t => {
  const [call, end] = [await sentWith({}), await sentWith({ ...(await inHand()), link: undefined as never })]
  t.equal(end.headers.topic, call.headers.topic, 'also while the phone is off')
  const { body, ...told } = JSON.parse(browser.decrypt(end.body).toString())
  t.same(told, {
    ...{ notice: 'sunny-7/3', alert: 'sunny-7', tag: 'sunny-7', severity: 'critical', lifeSafety: true },
    ...{
      ended: true,
      ending: 'in-hand',
      test: false,
      language: 'zh',
      title: '处理中：需要帮助，3号楼 2单元',
    },
    at: '2026-11-21T00:00:01.000Z',
  })
  t.match(body, /^已有人在处理。/)
  for (const word of ['王', WEARER, DEVICE_NAME, '86'])
    t.notOk(JSON.stringify([told, body]).includes(word), word)
})

const inHand = () =>
  sampleWording().notice({
    notice: { id: 'sunny-7/3', why: 'raised', isLifeSafety: true },
    alert: sampleAlert('sunny-7', 1_795_219_200_000, {
      ...{ deviceKind: 'wristband', rule: 'sos', zone: 'b3-u2', severity: 'critical', assignee: '王芳' },
    }),
    ...{ language: 'zh', isRepeat: false, ending: 'in-hand', at: 1_795_219_201_000 },
  })

t.test('a phone is woken for what is urgent, and told nothing that is old', async t => {
  const table = [
    ['critical', 'high', '86400'],
    ['high', 'high', '43200'],
    ['medium', 'normal', '14400'],
    ['low', 'low', '3600'],
  ] as const
  for (const [severity, urgency, ttl] of table)
    t.match((await sentWith({ severity })).headers, { urgency, ttl }, severity)
})

t.test('a subscription that ended is gone for good', async t => {
  for (const status of [404, 410]) {
    const service = await startPushService({ says: { refuse: { status } } })
    service.mood = 'refuse'
    const sent = await push
      .open(service.settings, stoppedTime())
      .send(sampleMessage(), service.address, never)
    await service.close()
    t.same(sent, { ok: false, reason: `answered ${status}`, isWorthRetrying: false, isAddressGone: true })
  }
})

t.test('a long body is cut to what a push service takes', async t => {
  for (const body of ['长'.repeat(3_000), '"\n'.repeat(3_000), '\u0001'.repeat(3_000)]) {
    const { body: sent } = await sentWith({ body })
    t.ok(sent.length <= 4_096)
    t.match(JSON.parse(browser.decrypt(sent).toString()).body, /…$/)
  }
})

t.test('what is no subscription is no address', async t => {
  const { p256dh, auth } = browser.keys
  const endpoint = 'https://push.example/1'
  const offCurve = Buffer.from(p256dh, 'base64url').fill(9, 33).toString('base64url')
  t.ok(subscriptionOf(JSON.stringify({ endpoint, keys: browser.keys })))
  const wrong = [
    'nothing',
    '{}',
    JSON.stringify({ endpoint: 'http://push.example/1', keys: browser.keys }),
    JSON.stringify({ endpoint, keys: { p256dh, auth: 'short' } }),
    JSON.stringify({ endpoint, keys: { p256dh: offCurve, auth } }),
  ]
  for (const address of wrong) {
    const sent = await push
      .open({ ...vapidKeys, subject: 'mailto:a@b.example' }, stoppedTime())
      .send(sampleMessage(), address, never)
    t.match(sent, { ok: false, isAddressGone: true }, address)
  }
})

t.test('a subscription leads nowhere on the private network unless that is allowed', async t => {
  const service = await startPushService()
  t.teardown(() => service.close())
  const channel = push.open({ ...service.settings, allowPrivateNetwork: false }, stoppedTime())
  t.match(await channel.send(sampleMessage(), service.address, never), {
    ok: false,
    reason: /private network/,
  })
  t.same(service.asked, [])
})

t.test('keys that are no pair are refused', async t => {
  const { privateKey } = newVapidKeys()
  const { error } = push.settings.safeParse({ ...vapidKeys, privateKey, subject: 'mailto:a@b.example' })
  t.equal(error?.issues[0]?.path[0], 'privateKey')
})

t.test('keys are made where there are none, and stay where there are', async t => {
  const made = push.settings.parse({ subject: 'mailto:a@b.example' })
  t.match(made, { publicKey: /^B/, privateKey: /^.{43}$/ })
  t.same(push.settings.parse(made), made)
  t.notOk(push.settings.safeParse({ ...made, publicKey: undefined }).success, 'half a pair')
})
