import type { Logger } from 'pino'
import { DAY, type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import type { NoticeStore } from '../store/notice-store.ts'
import type { NotifyConfig } from './config.ts'

export interface ForgettingOptions {
  readonly store: Pick<NoticeStore, 'forget'>
  readonly config: Pick<NotifyConfig, 'keepMs'>
  readonly timers: Timers
  readonly now: () => Instant
  readonly log: Logger
}

/** Each day, what the ledger has kept long enough; answers how to stop it. */
export function forgetOld({ store, config, timers, now, log }: ForgettingOptions): () => void {
  let callOff = timers.after(FIRST_FORGET_MS, forget)
  let isStopped = false
  function forget(): void {
    forgetAll(store, now() - config.keepMs)
      .catch(error => log.warn({ err: error }, 'old notices cannot be forgotten'))
      .finally(() => {
        if (!isStopped) callOff = timers.after(DAY, forget)
      })
  }
  return () => {
    isStopped = true
    callOff()
  }
}

async function forgetAll(store: Pick<NoticeStore, 'forget'>, before: Instant): Promise<void> {
  while ((await store.forget(before, FORGOTTEN_AT_ONCE)) === FORGOTTEN_AT_ONCE) {}
}

const FIRST_FORGET_MS: DurationMs = 10 * MINUTE
/** Commits of readings wait behind them. */
const FORGOTTEN_AT_ONCE = 500
