import type { Logger } from 'pino'
import type { RuleBook } from '../domain/community/program.ts'
import type { Policy } from '../domain/model/policy.ts'
import type { DurationMs } from '../domain/model/time.ts'
import type { CommittedBatch, Journal } from '../journal/journal.ts'
import type { FlowClock } from './clock.ts'
import type { Tally } from './tally.ts'
import type { TimeZones } from './time-zones.ts'
import type { Timers } from './timers.ts'

/** What the flow is made of. */
export interface RuntimeOptions {
  readonly journal: Journal
  readonly book: RuleBook
  readonly clock: FlowClock
  readonly timers: Timers
  readonly policy: Policy
  readonly timeZones: TimeZones
  /** More inputs than this waiting for their commit: the next is refused. */
  readonly waitingMax: number
  readonly lingerMs: DurationMs
  /** After a failed commit, the time until the journal is tried again. */
  readonly recoverEveryMs: DurationMs
  readonly tally: Tally
  readonly log: Logger
  /** What follows from each commit, in this order, after the registry and before the answers. */
  readonly effects: readonly ((batch: CommittedBatch) => void)[]
}
