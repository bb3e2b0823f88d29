import type { Dropped, Seq } from '../journal/journal.ts'
import { readHead } from '../journal/log-table.ts'
import { readReplayStart } from '../journal/snapshot-table.ts'
import { StorageError } from '../journal/storage-error.ts'
import type { Step } from './background.ts'
import { inTransaction } from './database.ts'
import { erasing } from './erasing.ts'
import type { Erasure } from './people.ts'
import type { GivenUpReason } from './thread-message.ts'
import type { WriteSession } from './write-session.ts'

/** Sizes of a step. Each takes a millisecond or two, which is what a commit waits for it at the most. */
const entriesAStep = 400
const batchesAStep = 200
const oldRowsAStep = 500
const rolledUpAStep = 500
const oldRollupsAStep = 200
const oldAlertsAStep = 20
/** They are unpacked to be counted; one batch of more than this goes whole. */
const droppedAStep = 1_000

function removeOldRollups({ history, retention, rollupRetention }: WriteSession): boolean {
  return rollupRetention.step(history.place.now, oldRollupsAStep, retention.isSpent)
}

export interface UpkeepOptions {
  /** Asked anew at each step. */
  readonly session: () => WriteSession
  readonly keepReadings: boolean
  /** How far the history may trail the journal, in numbers of it. */
  readonly historyBehindMax: number
  /** Nothing new is brought into the history while the journal itself has no room. */
  readonly isExhausted: () => boolean
  /** So many numbers of the log that the history never saw, and why. */
  readonly passedOver: (reason: GivenUpReason, count: number) => void
}

/** The work on the log and the history that goes on between commits. */
export function upkeep({ session, keepReadings, historyBehindMax, isExhausted, passedOver }: UpkeepOptions) {
  function project(): boolean {
    const count = session().history.passOver(historyBehindMax)
    if (count > 0) passedOver('too-far-behind', count)
    try {
      return session().history.step(entriesAStep)
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      const damaged = session().history.passOverDamaged()
      if (damaged > 0) passedOver('damaged', damaged)
      return true
    }
  }

  const removeOldAlerts = () => session().alertRetention.step(oldAlertsAStep)

  const catchingUp =
    (upTo: Seq): Step =>
    () =>
      keepReadings && session().history.place.seq < upTo && project()

  return {
    /** Until the history has everything up to this number. */
    catchingUp,

    /** The history takes its readings first: what it has not seen is not pruned. */
    pruning(upTo: Seq): Step {
      const catchUp = catchingUp(upTo)
      return () => catchUp() || inTransaction(session().db, () => session().log.prune(upTo, batchesAStep))
    },

    /** One share of what `dropEntries` promises; the history takes its readings first here too. */
    dropping(after: Seq, upTo: Seq, done: (dropped: Dropped) => void): Step {
      const end = Math.min(upTo, readReplayStart(session().db))
      const catchUp = catchingUp(end)
      return () => {
        if (catchUp()) return true
        done(inTransaction(session().db, () => session().log.drop(after, end, droppedAStep)))
        return false
      }
    },

    /** The history takes its readings first: what it would take later could not be erased now. */
    erasing(erasure: Erasure): Step {
      const catchUp = catchingUp(readHead(session().db))
      const erase = erasing(session, erasure)
      return () => catchUp() || erase()
    },

    /** What is always to be done: new readings into the history, old ones out of it. */
    chores: (): Step[] =>
      keepReadings
        ? [
            () => !isExhausted() && project(),
            () => session().retention.step(session().history.place.now, oldRowsAStep),
            () => !isExhausted() && session().rollups.step(session().history.place.now, rolledUpAStep),
            () => removeOldRollups(session()),
            () => session().vitalsRetention.step(session().history.place.now),
            removeOldAlerts,
          ]
        : [removeOldAlerts],
  }
}
