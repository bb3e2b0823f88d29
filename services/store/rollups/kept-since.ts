import type { DatabaseSync } from 'node:sqlite'
import type { Instant } from '../../domain/model/time.ts'
import type { Level } from './levels.ts'
import { beginning } from './progress.ts'

export function readKeptSince(db: DatabaseSync): (level: Level) => Instant {
  const find = db.prepare('SELECT since FROM history_kept WHERE level = ?')
  return ({ id }) => Number(find.get(id)?.since ?? beginning)
}

/** From where on each level is kept. It moves before its rows go: what is half gone is not looked at. */
export function openKeptSince(db: DatabaseSync) {
  const read = readKeptSince(db)
  const save = db.prepare('INSERT OR REPLACE INTO history_kept VALUES (?, ?)')
  const known = new Map<Level, Instant>()
  return {
    since(level: Level): Instant {
      const since = known.get(level) ?? read(level)
      known.set(level, since)
      return since
    },
    move(level: Level, since: Instant): void {
      save.run(level.id, since)
      known.set(level, since)
    },
    forget: () => known.clear(),
  }
}

export type KeptSince = ReturnType<typeof openKeptSince>
