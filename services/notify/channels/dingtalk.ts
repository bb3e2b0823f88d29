import { z } from 'zod'
import { text } from '../../domain/model/text.ts'
import { MINUTE, SECOND } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'
import { JSON_HEADERS, post } from '../http/post.ts'
import { cutToBytes, cutToLength } from '../wording/cut.ts'
import { dingtalkSignature } from './dingtalk-signature.ts'
import { judgeRobot, type RobotCodes } from './robots/answer.ts'
import { markdownOf, OPEN } from './robots/markdown.ts'
import { keyword, robotNetwork, robotSecret, robotToken, robotUrl } from './robots/robot-settings.ts'

const settings = z.strictObject({
  accessToken: robotToken,
  secret: robotSecret.optional().describe('Where the robot asks for signatures (加签)'),
  keyword: keyword.optional().describe('Where the robot asks for a keyword'),
  ...robotNetwork('https://oapi.dingtalk.com'),
})

/** To a group of DingTalk by its robot (钉钉群自定义机器人): open.dingtalk.com/document/robots/custom-robot-access */
export const dingtalk = defineChannel({
  kind: 'dingtalk',
  title: text('DingTalk group robot', '钉钉群机器人'),
  address: 'none',
  settings,
  secrets: ['accessToken', 'secret'],
  isIdempotent: false,
  tellsEnd: false,
  timeoutMs: 10 * SECOND,
  open: (given, { now }) => ({
    send(message, _address, signal) {
      const signed = given.secret === undefined ? {} : dingtalkSignature(given.secret, now())
      const query = { access_token: given.accessToken, ...signed }
      const url = robotUrl(given.baseUrl, '/robot/send', query)
      const body = JSON.stringify(cardOf(message, given))
      const request = { url, headers: JSON_HEADERS, body, network: given, now: now(), signal }
      return post(request, answer => judgeRobot(answer, CODES))
    },
  }),
})

/** A card with one button where there is a link, else words. The title is what the list of chats shows. */
function cardOf(message: Message, { keyword = '' }: z.infer<typeof settings>) {
  const { link, language, ...words } = message
  const title = cutToLength(message.title, TITLE_LENGTH_MAX)
  const body = cutToBytes(words.body, BODY_BYTES_MAX)
  const told = [markdownOf({ ...words, language, body }), keyword].filter(part => part !== '').join('\n\n')
  if (link === undefined) return { msgtype: 'markdown', markdown: { title, text: told } }
  const button = { singleTitle: OPEN[language], singleURL: link }
  return { msgtype: 'actionCard', actionCard: { title, text: told, ...button } }
}

/** Of 20,000 that a message may have. */
const BODY_BYTES_MAX = 16_000
const TITLE_LENGTH_MAX = 100

const CODES: RobotCodes = {
  field: 'errcode',
  limited: [130_101, 410_100, 90_030],
  // 20 messages a minute; one that goes on is shut out for ten.
  limitedMs: MINUTE,
  failed: [-1],
  said: {
    [-1]: 'it is busy',
    90030: 'more than it takes in a day',
    130101: 'more than it takes in a minute',
    300005: 'the token is not known',
    310000: 'the signature, the keyword or the address of this server does not fit',
    400013: 'the group is no more',
    400101: 'the token is not known',
    400102: 'the robot is off',
    400106: 'the robot is no more',
    410100: 'too many at one time',
    460101: 'the message is too long',
  },
}
