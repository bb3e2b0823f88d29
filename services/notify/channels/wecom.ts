import { z } from 'zod'
import { text } from '../../domain/model/text.ts'
import { MINUTE, SECOND } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'
import { JSON_HEADERS, post } from '../http/post.ts'
import { cutToBytes } from '../wording/cut.ts'
import { judgeRobot, type RobotCodes } from './robots/answer.ts'
import { markdownOf } from './robots/markdown.ts'
import { robotNetwork, robotToken, robotUrl } from './robots/robot-settings.ts'

/** To a group of WeCom by its robot (企业微信群机器人): developer.work.weixin.qq.com/document/path/91770 */
export const wecom = defineChannel({
  kind: 'wecom',
  title: text('WeCom group robot', '企业微信群机器人'),
  address: 'none',
  settings: z.strictObject({
    key: robotToken,
    ...robotNetwork('https://qyapi.weixin.qq.com'),
  }),
  secrets: ['key'],
  isIdempotent: false,
  tellsEnd: false,
  timeoutMs: 10 * SECOND,
  open: (given, { now }) => ({
    send(message, _address, signal) {
      const url = robotUrl(given.baseUrl, '/cgi-bin/webhook/send', { key: given.key })
      const body = JSON.stringify({ msgtype: 'markdown', markdown: { content: contentOf(message) } })
      const request = { url, headers: JSON_HEADERS, body, network: given, now: now(), signal }
      return post(request, answer => judgeRobot(answer, CODES))
    },
  }),
})

/** The link is last: of a body that is too long, it must not be what goes. */
function contentOf(message: Message): string {
  const room = CONTENT_BYTES_MAX - Buffer.byteLength(markdownOf({ ...message, body: '' })) - '\n\n'.length
  return cutToBytes(markdownOf({ ...message, body: cutToBytes(message.body, room) }), CONTENT_BYTES_MAX)
}

const CONTENT_BYTES_MAX = 4_096

const CODES: RobotCodes = {
  field: 'errcode',
  limited: [45_009, 45_033],
  // 20 messages a minute.
  limitedMs: MINUTE,
  failed: [-1],
  said: {
    40058: 'the message is not as it wants it',
    45009: 'more than it takes in a minute',
    45033: 'too many at one time',
    93000: 'the key is not known, or the robot was taken out of the group',
  },
}
