import type { Logger } from 'pino'
import type { Configuration } from './config/configuration.ts'
import { RuleBook } from './domain/community/program.ts'
import { kindList, rulesForAll } from './domain/kinds/kinds.ts'
import type { CommittedBatch, Journal } from './journal/journal.ts'
import { eventsClock } from './runtime/clock.ts'
import { Runtime } from './runtime/runtime.ts'
import type { Tally } from './runtime/tally.ts'
import { realTimers } from './runtime/timers.ts'
import { WallClock } from './runtime/wall-clock.ts'

/** What decides, with every rule there is, and by whichever clock was asked for. */
export const createRuntime = (
  { runtime }: Configuration,
  journal: Journal,
  tally: Tally,
  log: Logger,
  effects: readonly ((batch: CommittedBatch) => void)[],
): Runtime =>
  new Runtime({
    ...runtime,
    journal,
    book: new RuleBook(kindList, rulesForAll),
    clock:
      runtime.clock === 'wall' ? new WallClock(Date.now, () => performance.now()) : eventsClock(Date.now),
    timers: realTimers,
    tally,
    log,
    effects,
  })
