import type { Logger } from 'pino'
import type { RuleBook } from '../domain/community/program.ts'
import type { Journal } from '../journal/journal.ts'
import type { FlowClock } from './clock.ts'
import { APART_WORTH_A_WORD_MS } from './clock-report.ts'
import type { Communities } from './communities.ts'
import { replay } from './replay.ts'
import type { Tally } from './tally.ts'

export interface RebuildOptions {
  readonly journal: Journal
  readonly book: RuleBook
  readonly clock: FlowClock
  readonly tally: Tally
  readonly log: Logger
}

/** The state as the journal tells it, with the clock set by it; what is odd about either goes to the log. */
export async function rebuild({ journal, book, clock, tally, log }: RebuildOptions): Promise<Communities> {
  const { communities, seq, entries, diverged } = await replay(journal, book)
  if (diverged.length > 0) tally.add('replayed_batches', 'diverged', diverged.length)
  if (diverged.length > 0) log.error({ batches: diverged.slice(0, 10) }, 'replay-diverged: the journal wins')
  if (entries > 0) log.info({ seq, entries }, 'replayed')
  clock.advanceTo(communities.latestNow())
  const aheadMs = clock.aheadMs()
  if (aheadMs > APART_WORTH_A_WORD_MS) {
    log.error(
      { aheadMs },
      'the journal is ahead of this machine’s clock: set the clock, or use another LINLI_DATA; timers fire late',
    )
  }
  return communities
}
