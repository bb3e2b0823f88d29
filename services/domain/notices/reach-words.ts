import type { Unreachable, UnreachableReason } from '../model/reach.ts'
import { type Text, text } from '../model/text.ts'

/** Why, as a sentence about somebody goes on: “chen (no address)”. */
export const UNREACHABLE_WORDS: Readonly<Record<UnreachableReason, Text>> = {
  'no-account': text('no such account', '没有此账号'),
  'account-disabled': text('account out of use', '账号已停用'),
  'not-on-site': text('account not for this site', '账号范围不含本社区'),
  'no-address': text('no way to be reached is on file', '未填写联系方式'),
  'channel-off': text('only by channels that are switched off', '联系方式所用的渠道均已停用'),
  'address-gone': text('the push subscription ended', '推送订阅已失效'),
  'address-refused': text('the mail server does not know the address', '邮件服务器拒收该地址'),
  'sends-failed': text('what was sent last did not arrive', '最近几次通知均未送达'),
}

/** What to do about it, whoever reads it: the one whom it is about or whoever looks after them. */
export const REACH_REMEDIES: Readonly<Record<UnreachableReason, Text>> = {
  'no-account': text(
    'Take the name out of the rotas, plans and wearers’ files that have it, or make the account.',
    '请从值班表、升级通知方案和佩戴者档案中移除该人员，或为其建立账号。',
  ),
  'account-disabled': text(
    'Enable the account, or enter somebody else in the rota, plan or wearer’s file.',
    '请启用该账号，或在值班表、方案、佩戴者档案中改为他人。',
  ),
  'not-on-site': text('Add the site to the scope of the account.', '请将本社区加入该账号的范围。'),
  'no-address': text(
    'Enter a telephone number or an e-mail address, or switch on notifications on a phone.',
    '请填写手机号或邮箱，或在手机上开启通知。',
  ),
  'channel-off': text(
    'Enter a way by a channel that is in use, or switch the channel on again.',
    '请改用已启用的渠道，或重新启用该渠道。',
  ),
  'address-gone': text(
    'Switch notifications on again on the phone or in the browser.',
    '请在手机或浏览器上重新开启通知。',
  ),
  'address-refused': text(
    'Correct the address, then have a code sent to it.',
    '请更正地址，并发送验证码确认。',
  ),
  'sends-failed': text(
    'Try the channel; correct the address, or have a code sent to it.',
    '请测试该渠道；更正地址，或发送验证码确认。',
  ),
}

export const VERIFY_REMEDY = text(
  'Nobody has seen anything arrive there yet: have a code sent to the address and enter it.',
  '尚未确认能够送达：请发送验证码并填写。',
)

/** So many stand in the sentence of an alert; the site's list has all. */
const SAID_MAX = 5

/** “li, wang (no way to be reached is on file); chen (account out of use)”. */
export function unreachableSentence(people: readonly Unreachable[]): Text {
  const said = people.slice(0, SAID_MAX)
  const more = people.length - said.length
  const groups = [...Map.groupBy(said, ({ why }) => why)]
  const names = (of: readonly Unreachable[], comma: string) => of.map(({ person }) => person).join(comma)
  const en = groups.map(([why, of]) => `${names(of, ', ')} (${UNREACHABLE_WORDS[why].en})`).join('; ')
  const zh = groups.map(([why, of]) => `${names(of, '、')}（${UNREACHABLE_WORDS[why].zh}）`).join('；')
  return text(
    `could not be told of an alert: ${en}${more > 0 ? `; and ${more} more` : ''}`,
    `有告警时联系不上：${zh}${more > 0 ? `；另有 ${more} 人` : ''}`,
  )
}
