import { text } from '../../domain/model/text.ts'
import type { FormatSetting, SettingValues } from '../source.ts'

/** Three reports of a sensor that reports once an hour: class A hears of it after the next, and may miss that. */
const USUAL_MINUTES = 180
const MINUTES_MAX = 7 * 24 * 60

/** A sensor on a battery hears only after it has spoken, and answers when it speaks again. */
export const answerWithinSetting: FormatSetting = {
  title: text('How long the answer to an order is waited for, in minutes', '等待指令应答的时间（分钟）'),
  type: 'number',
  default: USUAL_MINUTES,
}

/** Throws in words for whoever set it. */
export function answerWithinMs({ answerWithinMinutes = USUAL_MINUTES }: SettingValues): number {
  const minutes = Number(answerWithinMinutes)
  if (!(minutes >= 1 && minutes <= MINUTES_MAX))
    throw new Error(`answerWithinMinutes: expected 1 to ${MINUTES_MAX}`)
  return minutes * 60_000
}
