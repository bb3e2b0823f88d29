import type { DatabaseSync } from 'node:sqlite'
import { openHourWrites } from './hour-writes.ts'
import { openKeptSince } from './kept-since.ts'
import { openRollupProgress } from './progress.ts'
import { openRoller, type Roller } from './roller.ts'
import { type RollupSort, rollupSort } from './sorts.ts'

/** What those share who write the history: one writes readings, one rolls them up, two remove what is old. */
export function openRollups(db: DatabaseSync) {
  const progress = openRollupProgress(db)
  const kept = openKeptSince(db)
  const sortOf = sortsByNumber(db)
  const writes = openHourWrites({ db, kept, sortOf })
  const rollers: Roller[] = []
  return {
    progress,
    kept,
    /** Each that is on with a device of its own needs its own. */
    newRoller(): Roller {
      const roller = openRoller({ db, progress, writes, sortOf })
      rollers.push(roller)
      return roller
    },
    /** Readings that were read and are not rolled up yet are read again. */
    forgetRead(): void {
      for (const roller of rollers) roller.forget()
    },
    /** After a transaction that failed: nothing of it is there. */
    forget(): void {
      progress.forget()
      kept.forget()
      for (const roller of rollers) roller.forget()
    },
  }
}

export type Rollups = ReturnType<typeof openRollups>

function sortsByNumber(db: DatabaseSync): (metric: number) => RollupSort | undefined {
  const find = db.prepare('SELECT name FROM history_metric WHERE id = ?')
  const known = new Map<number, RollupSort | undefined>()
  return metric => {
    if (!known.has(metric)) known.set(metric, rollupSort(String(find.get(metric)?.name)))
    return known.get(metric)
  }
}
