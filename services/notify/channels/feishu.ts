import { z } from 'zod'
import type { Severity } from '../../domain/model/alert.ts'
import { text } from '../../domain/model/text.ts'
import { SECOND } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'
import { JSON_HEADERS, post } from '../http/post.ts'
import { cutToBytes, cutToLength } from '../wording/cut.ts'
import { feishuSignature } from './feishu-signature.ts'
import { judgeRobot, type RobotCodes } from './robots/answer.ts'
import { OPEN } from './robots/markdown.ts'
import { keyword, robotNetwork, robotSecret, robotToken, robotUrl } from './robots/robot-settings.ts'

const settings = z.strictObject({
  token: robotToken,
  secret: robotSecret.optional().describe('Where the robot asks for signatures (签名校验)'),
  keyword: keyword.optional().describe('Where the robot asks for a keyword'),
  ...robotNetwork('https://open.feishu.cn'),
})

/** To a group of Feishu by its robot (飞书自定义机器人): open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
export const feishu = defineChannel({
  kind: 'feishu',
  title: text('Feishu group robot', '飞书群机器人'),
  address: 'none',
  settings,
  secrets: ['token', 'secret'],
  isIdempotent: false,
  tellsEnd: false,
  timeoutMs: 10 * SECOND,
  open: (given, { now }) => ({
    send(message, _address, signal) {
      const signed = given.secret === undefined ? {} : feishuSignature(given.secret, now())
      const url = robotUrl(given.baseUrl, `/open-apis/bot/v2/hook/${given.token}`)
      const body = JSON.stringify({ ...signed, msg_type: 'interactive', card: cardOf(message, given) })
      const request = { url, headers: JSON_HEADERS, body, network: given, now: now(), signal }
      return post(request, answer => judgeRobot(answer, CODES))
    },
  }),
})

/** Words as plain text, so that nothing in them is a link or a call to everybody. */
function cardOf(message: Message, { keyword }: z.infer<typeof settings>) {
  const body = cutToBytes(message.body, BODY_BYTES_MAX)
  const words = [body, keyword].filter(part => part !== undefined && part !== '')
  const button = message.link === undefined ? [] : [buttonTo(message.link, message)]
  return {
    header: {
      template: message.isEnded ? 'green' : COLOURS[message.severity],
      title: plainText(cutToLength(message.title, TITLE_LENGTH_MAX)),
    },
    elements: [...words.map(content => ({ tag: 'div', text: plainText(content ?? '') })), ...button],
  }
}

const plainText = (content: string) => ({ tag: 'plain_text', content })

const buttonTo = (url: string, { language }: Message) => ({
  tag: 'action',
  actions: [{ tag: 'button', type: 'primary', text: plainText(OPEN[language]), url }],
})

const COLOURS: Readonly<Record<Severity, string>> = {
  critical: 'red',
  high: 'orange',
  medium: 'yellow',
  low: 'blue',
}

/** Of 20 KB that a request may have. */
const BODY_BYTES_MAX = 12_000
const TITLE_LENGTH_MAX = 100

const CODES: RobotCodes = {
  field: 'code',
  limited: [11_232],
  // 100 messages a minute and 5 a second.
  limitedMs: 10 * SECOND,
  failed: [11_233],
  said: {
    9499: 'the message is not as it wants it',
    11232: 'more than it takes at present',
    19001: 'the token is not known',
    19007: 'the robot is off',
    19021: 'the signature does not fit, or the clock of this server is off by more than an hour',
    19022: 'the address of this server is not on its list',
    19024: 'the keyword does not fit',
  },
}
