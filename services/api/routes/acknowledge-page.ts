import { createHash } from 'node:crypto'
import { type Text, text } from '../../domain/model/text.ts'
import { escaped } from '../form/escaped.ts'

/** What the page of a link says. Nothing of whom it is about: whoever finds the phone reads it too. */
export interface AcknowledgePage {
  readonly says: Text
  readonly where?: Text
  readonly hasButton?: true
}

export const SAYS = {
  open: text('Help is needed', '需要帮助'),
  /** The button acknowledges, and does not claim: whoever only meant to say so is held to nothing. */
  button: text(
    'I have seen it and see to it that somebody goes. The others are called no more for now.',
    '表示您已知悉，并会确保有人前往处理；系统暂不再通知其他人。',
  ),
  done: text(
    'Acknowledged: the others are called no more for now. Nobody is assigned yet: sign in to claim it, to say that you are on site, or to assign it to somebody who can go.',
    '已确认，系统暂不再通知其他人。该告警尚未指派：请登录系统抢单、登记到场，或指派给能前往的人员。',
  ),
  taken: text('Somebody already has it in hand.', '已有人在处理。'),
  over: text('It is over.', '该告警已结束。'),
  used: text('This link was used already.', '此链接已使用过。'),
  expired: text('This link is too old. Sign in to see what is open.', '此链接已过期，请登录系统查看。'),
  unknown: text('There is no such link.', '链接无效。'),
  failed: text('That did not work. Please try again.', '操作未成功，请重试。'),
} as const satisfies Record<string, Text>

/** Too many at once: it may not be able to wait. */
export const againIn = (waitS: number): Text =>
  text(
    `Too many requests. Try again in ${waitS} s. If it cannot wait, call whoever is on duty; where a life is in danger, the emergency services.`,
    `请求过于频繁，请在 ${waitS} 秒后重试。如情况紧急，请直接致电值班人员；有生命危险时，请先拨打急救电话。`,
  )

const STYLE =
  'body{font:1.3rem/1.5 sans-serif;margin:3rem auto;max-width:24rem;padding:0 1rem;text-align:center}' +
  'button{font:inherit;width:100%;padding:1rem;border:0;border-radius:.5rem;background:#c00;color:#fff}'

/** The page runs nothing, loads nothing and may be put into no other. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const BUTTON =
  '<form method="post"><button>确认收到 · Acknowledge</button></form>' +
  `<p>${SAYS.button.zh}</p><p lang="en">${SAYS.button.en}</p>`

export const pageOf = ({ says, where, hasButton }: AcknowledgePage): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>邻里 Linli</title>
<style>${STYLE}</style>
<p>${escaped(says.zh)}${where === undefined ? '' : `：${escaped(where.zh)}`}</p>
<p lang="en">${escaped(says.en)}${where === undefined ? '' : `: ${escaped(where.en)}`}</p>
${hasButton ? BUTTON : ''}
</html>
`
