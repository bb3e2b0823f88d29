import t from 'tap'
import type { Message, Settings } from '../../channel.ts'
import { channelContract } from '../../testing/contract.ts'
import { startHttpCounterpart } from '../../testing/http-counterpart.ts'
import { type Robot, robots, startRobot } from '../../testing/robots.ts'
import { sampleMessage } from '../../testing/sample-message.ts'
import { stoppedTime } from '../../testing/stopped-time.ts'

async function told(robot: Robot, message: Message, more: Settings = {}): Promise<Record<string, unknown>> {
  const counterpart = await startRobot(robot)
  const channel = robot.definition.open({ ...counterpart.settings, ...more }, stoppedTime())
  const sent = await channel.send(message, undefined, new AbortController().signal)
  await counterpart.close()
  t.same(sent, { ok: true })
  return JSON.parse(String(counterpart.asked[0]?.body))
}

const at = (value: unknown, path: readonly string[]): string =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value) as string

for (const [kind, robot] of Object.entries(robots)) {
  channelContract(robot.definition, () => startRobot(robot), { busyMs: robot.busyMs })

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
