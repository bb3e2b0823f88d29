import { MINUTE, SECOND } from '../../domain/model/time.ts'
import type { ChannelKindDefinition, Settings } from '../channel.ts'
import { dingtalk } from '../channels/dingtalk.ts'
import { feishu } from '../channels/feishu.ts'
import { wecom } from '../channels/wecom.ts'
import { type HttpAsked, type HttpSaid, startHttpCounterpart } from './http-counterpart.ts'

const says = (fields: object): HttpSaid => ({ status: 200, body: JSON.stringify(fields) })

/** A robot of each service, that takes what it is documented to take and answers as it does. */
export const robots = {
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

export type Robot = (typeof robots)[keyof typeof robots]

export const startRobot = ({ own, says, check }: Robot) =>
  startHttpCounterpart({
    settings: baseUrl => ({ ...own, baseUrl, allowPrivateNetwork: true }),
    says,
    check: asked => (check(asked) ? undefined : says.refuse),
  })
