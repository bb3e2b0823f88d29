import t from 'tap'
import { MINUTE, SECOND } from '../../../domain/model/time.ts'
import type { ChannelKindDefinition, Message, Settings } from '../../channel.ts'
import { channelContract } from '../../testing/contract.ts'
import { type HttpAsked, type HttpSaid, startHttpCounterpart } from '../../testing/http-counterpart.ts'
import { sampleMessage } from '../../testing/sample-message.ts'
import { stoppedTime } from '../../testing/stopped-time.ts'
import { dingtalk } from '../dingtalk.ts'
import { feishu } from '../feishu.ts'
import { wecom } from '../wecom.ts'

const says = (fields: object): HttpSaid => ({ status: 200, body: JSON.stringify(fields) })

/** A robot of each service, that takes what it is documented to take and answers as it does. */
const robots = {
  wecom: {
    definition: wecom as ChannelKindDefinition,
    own: { key: '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa' } as Settings,
    busyMs: MINUTE,
    says: {
      accept: says({ errcode: 0, errmsg: 'ok' }),
      refuse: says({ errcode: 93_000, errmsg: 'invalid webhook url, hint: [1], more info at …' }),
      busy: says({ errcode: 45_009, errmsg: 'api freq out of limit' }),
      fail: says({ errcode: -1, errmsg: 'system busy' }),
    },
    check: ({ url }: HttpAsked) =>
      url.pathname === '/cgi-bin/webhook/send' && url.searchParams.get('key') === robots.wecom.own.key,
    path: ['markdown', 'content'],
  },
  dingtalk: {
    definition: dingtalk as ChannelKindDefinition,
    own: { accessToken: 'token-of-the-group', secret: 'SECsample-of-a-dingtalk-robot' } as Settings,
    busyMs: MINUTE,
    says: {
      accept: says({ errcode: 0, errmsg: 'ok' }),
      refuse: says({ errcode: 300_005, errmsg: 'token is not exist' }),
      busy: says({ errcode: 130_101, errmsg: 'send too fast, exceed 20 times per minute' }),
      fail: says({ errcode: -1, errmsg: '系统繁忙' }),
    },
    check: ({ url }: HttpAsked) =>
      url.pathname === '/robot/send' &&
      url.searchParams.get('access_token') === 'token-of-the-group' &&
      url.searchParams.get('sign') === 'wkuQlSgo1MagpTccKN2n5bI82SXXONbyTCaiyHxiFdA=',
    path: ['actionCard', 'text'],
  },
  feishu: {
    definition: feishu as ChannelKindDefinition,
    own: { token: 'token-of-the-group', secret: 'sample-of-a-feishu-robot' } as Settings,
    busyMs: 10 * SECOND,
    says: {
      accept: says({ code: 0, msg: 'success', data: {} }),
      refuse: says({ code: 19_021, msg: 'sign match fail or timestamp is not within one hour' }),
      busy: says({ code: 11_232, msg: 'frequency limited psm[lark.oapi.app_platform_runtime]' }),
      fail: { status: 502, body: '<html>' },
    },
    check: ({ url, body }: HttpAsked) =>
      url.pathname === '/open-apis/bot/v2/hook/token-of-the-group' &&
      JSON.parse(String(body)).sign === 'x+Odle5eqzVxzTHDerhY8kh1unzFuP3E1sB1NKHsmMA=',
    path: ['card', 'elements', '0', 'text', 'content'],
  },
}

type Robot = (typeof robots)[keyof typeof robots]

const start = ({ own, says, check }: Robot) =>
  startHttpCounterpart({
    settings: baseUrl => ({ ...own, baseUrl, allowPrivateNetwork: true }),
    says,
    check: asked => (check(asked) ? undefined : says.refuse),
  })

async function told(robot: Robot, message: Message, more: Settings = {}): Promise<Record<string, unknown>> {
  const counterpart = await start(robot)
  const channel = robot.definition.open({ ...counterpart.settings, ...more }, stoppedTime())
  const sent = await channel.send(message, undefined, new AbortController().signal)
  await counterpart.close()
  t.same(sent, { ok: true })
  return JSON.parse(String(counterpart.asked[0]?.body))
}

const at = (value: unknown, path: readonly string[]): string =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value) as string

for (const [kind, robot] of Object.entries(robots)) {
  channelContract(robot.definition, () => start(robot), { busyMs: robot.busyMs })

  t.test(`${kind}: what a zone is called is no link, no call to everybody`, async t => {
    const body = await told(
      robot,
      sampleMessage({ body: 'Gate [here](https://evil.example) <@all> <at id=all>' }),
    )
    const words = at(body, robot.path)
    // Feishu shows it as plain text, whatever stands in it.
    if (kind !== 'feishu') t.notMatch(words, /\[here\]|<@|<at/)
    t.match(words, /Gate .here/)
  })

  t.test(`${kind}: a long body is cut and the link stays`, async t => {
    const body = await told(robot, sampleMessage({ body: '长'.repeat(20_000) }))
    t.ok(Buffer.byteLength(at(body, robot.path)) < 20_000)
    t.match(JSON.stringify(body), 'https://linli.example/n/one-time')
    if (kind === 'wecom') t.ok(Buffer.byteLength(at(body, robot.path)) <= 4_096)
  })

  t.test(`${kind}: an answer that is none may have been taken`, async t => {
    const counterpart = await startHttpCounterpart({
      settings: baseUrl => ({ ...robot.own, baseUrl, allowPrivateNetwork: true }),
      says: { accept: { status: 200, body: '<html>a proxy</html>' } },
    })
    const channel = robot.definition.open(counterpart.settings, stoppedTime())
    const sent = await channel.send(sampleMessage(), undefined, new AbortController().signal)
    await counterpart.close()
    t.match(sent, { ok: false, isWorthRetrying: true, isUncertain: true })
  })

  t.test(`${kind}: an address is no key`, async t => {
    const [name = ''] = Object.keys(robot.own)
    const given = { ...robot.own, [name]: 'https://service.example/send?key=abcdefgh' }
    t.notOk(robot.definition.settings.safeParse(given).success)
  })
}

t.test('DingTalk: a card has one button, words without a link have none', async t => {
  t.match(await told(robots.dingtalk, sampleMessage()), {
    msgtype: 'actionCard',
    actionCard: {
      title: 'Critical: help needed, Building 3, Unit 2',
      singleTitle: 'View and acknowledge',
      singleURL: 'https://linli.example/n/one-time',
    },
  })
  const { link: _, ...noLink } = sampleMessage()
  t.match(await told(robots.dingtalk, noLink), { msgtype: 'markdown' })
})

t.test('a keyword stands in what is sent where the robot asks for one', async t => {
  const keyword = { keyword: '邻里告警' }
  t.match(at(await told(robots.dingtalk, sampleMessage(), keyword), robots.dingtalk.path), /邻里告警$/)
  t.match(JSON.stringify(await told(robots.feishu, sampleMessage(), keyword)), '邻里告警')
})

t.test('Feishu: the colour is that of the severity, and of the end', async t => {
  const colour = async (more: Partial<Message>) =>
    at(await told(robots.feishu, sampleMessage(more)), ['card', 'header', 'template'])
  t.equal(await colour({}), 'red')
  t.equal(await colour({ severity: 'low' }), 'blue')
  t.equal(await colour({ isEnded: true }), 'green')
})
