import type { Logger } from 'pino'
import { type DurationMs, SECOND } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import type { NoticeChange, NoticeStore } from '../store/notice-store.ts'

interface Saving {
  readonly store: Pick<NoticeStore, 'save'>
  readonly timers: Timers
  readonly log: Logger
}

/** What happened has happened: it is put on record as soon as that is possible. */
export async function savedAtLast(
  { store, timers, log }: Saving,
  changes: readonly NoticeChange[],
  isStopped: () => boolean,
): Promise<void> {
  for (;;) {
    try {
      return await store.save(changes)
    } catch (error) {
      if (isStopped()) throw error
      log.error({ err: error }, 'what became of a notice cannot be put on record yet')
      await new Promise<void>(resolve => timers.after(AGAIN_MS, resolve))
    }
  }
}

const AGAIN_MS: DurationMs = SECOND
