import { type Language, text } from '../../domain/model/text.ts'
import { type DurationMs, type Instant, MINUTE } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'
import { testMessage } from './word-test.ts'

export interface CodeToWord {
  readonly code: string
  readonly language: Language
  readonly validMs: DurationMs
  readonly at: Instant
}

/** The code that is told back to show that this address is read. */
export function codeMessage({ code, language, validMs, at }: CodeToWord): Message {
  const minutes = Math.round(validMs / MINUTE)
  const within = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return {
    ...testMessage({ id: `code/${at}`, site: 'test', language, at }),
    title: text(`Your code: ${code}`, `验证码：${code}`)[language],
    body: text(
      `Enter it in Linli within ${within}. Nothing happened. If it was not you who asked for it, there is nothing to do.`,
      `请在 ${minutes} 分钟内在邻里中填写，用于确认您能收到告警通知。若非本人操作，请忽略。`,
    )[language],
  }
}
