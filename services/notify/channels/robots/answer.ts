import { z } from 'zod'
import type { DurationMs } from '../../../domain/model/time.ts'
import type { Sent } from '../../channel.ts'
import type { HttpAnswer } from '../../http/exchange.ts'
import { jsonOf } from '../../http/post.ts'

/** What the numbers of a robot's answers mean; what is not here was refused for good. */
export interface RobotCodes {
  /** Which of its fields is the number. */
  readonly field: 'errcode' | 'code'
  /** Too many messages; and how long it is then left alone, which it does not say. */
  readonly limited: readonly number[]
  readonly limitedMs: DurationMs
  /** Its own faults. */
  readonly failed: readonly number[]
  /** What an operator can do about it. */
  readonly said: Readonly<Record<number, string>>
}

/** Robots answer 200 to everything: whether it was sent stands in the body. */
export function judgeRobot(answer: HttpAnswer, codes: RobotCodes): Sent {
  const fields = z.record(z.string(), z.unknown()).safeParse(jsonOf(answer))
  const code = fields.success ? fields.data[codes.field] : undefined
  if (code === 0) return { ok: true }
  if (typeof code !== 'number') {
    // A page of a proxy, or half an answer: it may have been sent.
    return { ok: false, reason: 'an answer that is none', isWorthRetrying: true, isUncertain: true }
  }
  const said = codes.said[code]
  const reason = `${codes.field} ${code}${said === undefined ? '' : `: ${said}`}`
  if (codes.limited.includes(code)) {
    return { ok: false, reason, isWorthRetrying: true, retryAfterMs: codes.limitedMs }
  }
  return { ok: false, reason, isWorthRetrying: codes.failed.includes(code) }
}
