import type { DatabaseSync } from 'node:sqlite'
import { HOUR, type Instant } from '../../domain/model/time.ts'
import { floorTo } from './levels.ts'

/** Of one device. Both lie between two hours. */
export interface Progress {
  /** Hours before this are rolled up, those aside that are stale. */
  readonly upTo: Instant
  /** Readings before this are gone, as far as there were any: what is rolled up of them is final. */
  readonly readingsFrom: Instant
}

/** Earlier than any time there is. */
export const beginning: Instant = -8.64e15

const nothingYet: Progress = { upTo: beginning, readingsFrom: beginning }

export function readProgress(db: DatabaseSync): (device: number) => Progress {
  const find = db.prepare('SELECT up_to, readings_from FROM history_rolled WHERE device = ?')
  return device => {
    const row = find.get(device)
    return row ? { upTo: Number(row.up_to), readingsFrom: Number(row.readings_from) } : nothingYet
  }
}

/** How far the rollups of each device are, for those who write: what is asked for each reading is held in memory. */
export function openRollupProgress(db: DatabaseSync) {
  const read = readProgress(db)
  const save = db.prepare('INSERT OR REPLACE INTO history_rolled VALUES (?, ?, ?)')
  const mark = db.prepare(`INSERT INTO history_stale VALUES (?, ?, 1)
    ON CONFLICT DO UPDATE SET times = times + 1`)
  const known = new Map<number, Progress>()
  /** The end of the hour whose readings are being read. */
  const begun = new Map<number, Instant>()

  function of(device: number): Progress {
    let progress = known.get(device)
    if (progress === undefined) {
      progress = read(device)
      known.set(device, progress)
    }
    return progress
  }

  function moved(device: number, to: Partial<Progress>): void {
    const now = of(device)
    const upTo = Math.max(now.upTo, to.upTo ?? beginning)
    const readingsFrom = Math.max(now.readingsFrom, to.readingsFrom ?? beginning)
    if (upTo === now.upTo && readingsFrom === now.readingsFrom) return
    save.run(device, upTo, readingsFrom)
    known.set(device, { upTo, readingsFrom })
  }

  return {
    of,
    /** A reading was stored: where its hour is rolled up already, that has to be done again. */
    stored(device: number, at: Instant): void {
      const { upTo, readingsFrom } = of(device)
      if (at >= Math.max(upTo, begun.get(device) ?? upTo)) return
      // Whether it was counted once before its readings were gone, nothing tells any more.
      if (at >= readingsFrom) mark.run(device, floorTo(at, HOUR))
    },
    /** From here on what comes into hours before `end` comes too late for them. */
    begin(device: number, end: Instant): void {
      begun.set(device, end)
    },
    rolled(device: number, upTo: Instant): void {
      begun.delete(device)
      moved(device, { upTo })
    },
    gone: (device: number, readingsFrom: Instant) => moved(device, { readingsFrom }),
    /** What was moved since the last commit was not moved after all. */
    forget(): void {
      known.clear()
      begun.clear()
    },
  }
}

export type RollupProgress = ReturnType<typeof openRollupProgress>
