import type { Severity } from '../../domain/model/alert.ts'
import type { Ending, NoticeReason } from '../../domain/model/notice.ts'
import { type Text, text } from '../../domain/model/text.ts'

/** Why somebody is told now; that it was raised the title says. */
export const REASON_WORDS: Readonly<Record<NoticeReason | 'digest', Text | undefined>> = {
  digest: undefined,
  raised: undefined,
  climbed: text('It became worse.', '告警级别升高。'),
  reopened: text('It happened again: please take it again.', '再次触发，请重新处理。'),
  'next-step': text('Nobody has taken it so far.', '尚未有人接单。'),
  again: text('Still nobody has taken it.', '仍未有人接单。'),
  assigned: text('It was assigned to you.', '已指派给您，请接单。'),
  urged: text('You are asked to hurry.', '催单：请尽快处理。'),
  'not-taken': text('Nobody took it in time.', '无人按时接单。'),
  'nearly-overdue': text('It is nearly overdue.', '处理快超时。'),
  overdue: text('It is overdue.', '处理已超时。'),
}

export const SEVERITY_WORDS: Readonly<Record<Severity, Text>> = {
  critical: text('Critical', '紧急'),
  high: text('High', '严重'),
  medium: text('Medium', '一般'),
  low: text('Low', '提醒'),
}

export const OVER = text('Over', '已结束')
/** In place of how urgent it is, where it calls nobody any more. */
export const ENDING_WORDS: Readonly<Record<Ending, Text>> = {
  'in-hand': text('In hand', '处理中'),
  'put-aside': text('Put aside', '已搁置'),
  over: OVER,
}
export const SINCE = text('Since', '首次告警时间：')
export const IS_OVER = text('It is over, there is nothing to do.', '告警已结束，无需处理。')
export const IS_ENDED: Readonly<Record<Ending, Text>> = {
  'in-hand': text('Somebody has it in hand.', '已有人在处理。'),
  'put-aside': text('It was put aside for now.', '告警已暂时搁置。'),
  over: IS_OVER,
}
export const IS_REPEAT = text('You may have this message already.', '本通知可能重复。')
