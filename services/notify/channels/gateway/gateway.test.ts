import t from 'tap'
import type { Message, Settings } from '../../channel.ts'
import { channelContract } from '../../testing/contract.ts'
import { formGateway, jsonGateway } from '../../testing/gateways.ts'
import { startHttpCounterpart } from '../../testing/http-counterpart.ts'
import { sampleMessage } from '../../testing/sample-message.ts'
import { stoppedTime } from '../../testing/stopped-time.ts'
import { sms } from '../sms.ts'
import { voice } from '../voice.ts'

const never = new AbortController().signal

channelContract(sms, jsonGateway)
channelContract(voice, formGateway)

async function asked(settings: Settings, more: Partial<Message> = {}, phone = '+8613800138000') {
  const gateway = await jsonGateway(settings)
  const sent = await sms.open(gateway.settings, stoppedTime()).send(sampleMessage(more), phone, never)
  await gateway.close()
  return { sent, asked: gateway.asked[0] }
}

t.test('a gateway is told the number in the form that it wants', async t => {
  const body = '{"a":"{{phone}}","b":"{{phoneDigits}}","c":"{{phoneLocal}}"}'
  const numbers = async (phone: string) => JSON.parse(String((await asked({ body }, {}, phone)).asked?.body))
  t.same(await numbers('+8613800138000'), { a: '+8613800138000', b: '8613800138000', c: '13800138000' })
  t.same(await numbers('13800138000'), { a: '13800138000', b: '13800138000', c: '13800138000' })
  t.same(await numbers('+4915112345678'), { a: '+4915112345678', b: '4915112345678', c: '4915112345678' })
})

t.test('what is no number is not sent', async t => {
  for (const phone of ['', 'somebody', '138 0013 8000', '13800138000","to":"1', '1'.repeat(16)]) {
    t.match((await asked({}, {}, phone)).sent, { ok: false, isWorthRetrying: false }, phone)
  }
})

t.test('the word of the gateway decides, whatever its status', async t => {
  const judged = async (body: string) => {
    const gateway = await startHttpCounterpart({
      settings: url => ({
        url,
        success: { pointer: '/code', equals: 'OK', retry: ['busy', 7] },
        allowPrivateNetwork: true,
      }),
      says: { accept: { status: 200, body } },
    })
    const sent = await sms.open(gateway.settings, stoppedTime()).send(sampleMessage(), '10086', never)
    await gateway.close()
    return sent
  }
  t.same(await judged('{"code":"OK"}'), { ok: true })
  t.match(await judged('{"code":"busy"}'), { isWorthRetrying: true, reason: 'refused by the gateway: busy' })
  t.match(await judged('{"code":7}'), { isWorthRetrying: true, isUncertain: undefined })
  t.match(await judged('{"code":"no credit left for 10086"}'), {
    isWorthRetrying: false,
    reason: 'refused by the gateway',
  })
  t.match(await judged('{"message":"OK"}'), { isWorthRetrying: true, isUncertain: true })
  t.match(await judged('<html>'), { isWorthRetrying: true, isUncertain: true })
  t.match(await judged('{"code":{"OK":"OK"}}'), { isWorthRetrying: true, isUncertain: true })
})

t.test('templates are checked when they are saved', async t => {
  const url = 'https://gateway.example/send'
  const table: readonly (readonly [fault: string, settings: Settings])[] = [
    ['url', { url: 'https://{{phone}}.gateway.example/send' }],
    ['url', { url: 'https://gateway.example{{phone}}/send' }],
    ['url', { url: 'http://gateway.example/send' }],
    ['url', { url: 'https://gateway.example/send?to={{fone}}' }],
    ['url', { url: 'https://user:word@gateway.example/send' }],
    ['body', { url, body: '{"text":"{{txt}}"}' }],
    ['body', { url, body: '{"text":{{text}}}' }],
    ['body', { url, body: '{"to":{{phone}}}' }],
    ['body', { url, body: '{"key":"{{secret.key}}"}' }],
    ['body', { url, body: 'x', method: 'GET' }],
    ['headers', { url, headers: { 'X-Text': '{{text}}' } }],
    ['headers', { url, headers: { 'X-Text': 'one\r\ntwo' } }],
    ['headers', { url, headers: { Host: 'elsewhere' } }],
    ['success', { url, success: { pointer: 'code', equals: 0 } }],
    ['partsMax', { url, partsMax: 0 }],
    ['secrets', { url, secrets: { key: 'two words' } }],
  ]
  for (const [key, settings] of table) {
    const { error } = sms.settings.safeParse(settings)
    t.equal(error?.issues[0]?.path[0], key, JSON.stringify(settings))
  }
  t.ok(sms.settings.safeParse({ url, body: '{"to":{{phoneDigits}},"text":"{{text}}"}' }).success)
  t.ok(sms.settings.safeParse({ url: `${url}/{{phoneDigits}}?t={{text}}`, method: 'GET' }).success)
})

t.test('a voice says it twice, with pauses and without the link', async t => {
  const gateway = await formGateway()
  t.teardown(() => gateway.close())
  const channel = voice.open(gateway.settings, stoppedTime())
  await channel.send(sampleMessage(), '10086', never)
  await channel.send(
    sampleMessage({ language: 'zh', title: '需要帮助，3 号楼', body: '目前无人处理。' }),
    '10086',
    never,
  )
  const once = 'Critical: help needed, Building 3, Unit 2. Nobody has it in hand so far.'
  t.same(gateway.received, [
    `${once} ${once}`,
    '需要帮助，3 号楼。目前无人处理。需要帮助，3 号楼。目前无人处理。',
  ])
})
