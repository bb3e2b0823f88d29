import type { Logger } from 'pino'
import { DAY, type DurationMs, HOUR, type Instant } from '../domain/model/time.ts'
import { Rarely } from '../runtime/rarely.ts'
import type { NoticeRecord } from '../store/notice-store.ts'

export const REASON_NO_CHANNEL = 'no channel is set up'
export const REASON_NO_WAY = 'nobody said how to reach this person'
export const REASON_NO_ACCOUNT = 'the account is not in use'
/** It was taken in the moment in which it was to be sent. */
export const REASON_TAKEN = 'the alert was taken first'
export const REASON_QUEUE_FULL = 'too many notices wait'

/** What is wrong with telling people, for those who run the server. */
export interface NotifyTrouble {
  readonly code: 'notices-failed' | 'nobody-reachable' | 'people-unreachable'
  readonly words: string
  readonly zh: string
  readonly figures: Readonly<Record<string, number>>
}

/** Keeps what could not be told, so that somebody hears of that. */
export class Troubles {
  readonly #log: Logger
  readonly #unreachable = new Rarely(DAY)
  #failed: readonly { readonly at: Instant; readonly isLifeSafety: boolean }[] = []
  #unreachableAt: Instant = Number.NEGATIVE_INFINITY

  constructor(log: Logger) {
    this.#log = log
  }

  /** A notice that nobody got. That nobody can be got at all is said once a day, not once for each. */
  failed({ id, person, alertId, isLifeSafety }: NoticeRecord, reason: string, now: Instant): void {
    if (reason === REASON_NO_CHANNEL || reason === REASON_NO_WAY) {
      this.#unreachableAt = now
      const times = this.#unreachable.due(now)
      if (times > 0)
        this.#log.error({ times, person, reason }, 'people are to be told of alerts and cannot be reached')
      return
    }
    this.#failed = [...this.#recent(now), { at: now, isLifeSafety }].slice(-COUNTED_MAX)
    this.#log.error({ notice: id, alertId, person, isLifeSafety, reason }, 'a notice reached nobody')
  }

  list(now: Instant): NotifyTrouble[] {
    const failed = this.#recent(now)
    const lifeSafety = failed.filter(one => one.isLifeSafety).length
    const troubles: NotifyTrouble[] = []
    if (failed.length > 0)
      troubles.push({
        code: 'notices-failed',
        words: `${failed.length} notices of the last hour reached nobody, ${lifeSafety} of them about somebody's life`,
        zh: `最近一小时有 ${failed.length} 条通知未能送达任何人，其中 ${lifeSafety} 条涉及生命安全`,
        figures: { failed: failed.length, lifeSafety },
      })
    if (now - this.#unreachableAt < DAY)
      troubles.push({
        code: 'nobody-reachable',
        words:
          'people are to be told of alerts and cannot be: no channel is set up, or nobody said how they are reached',
        zh: '有告警需要通知人员，但没有可用的通知渠道或联系方式',
        figures: {},
      })
    return troubles
  }

  #recent(now: Instant) {
    return this.#failed.filter(({ at }) => now - at < TOLD_FOR_MS)
  }
}

const TOLD_FOR_MS: DurationMs = HOUR
const COUNTED_MAX = 1_000
