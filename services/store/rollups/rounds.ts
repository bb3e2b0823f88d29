import type { DatabaseSync } from 'node:sqlite'
import { HOUR, type Instant, MINUTE } from '../../domain/model/time.ts'
import { inTransaction, withoutSync } from '../database.ts'
import { floorTo } from './levels.ts'
import { beginning } from './progress.ts'
import type { Rollups } from './rollups.ts'

/** How long after its end an hour is rolled up: what comes later than that asks for it to be done again. */
const settleMs = 5 * MINUTE

/**
 * Rolls up what is there, an hour when it has ended: a round through all devices, in bounded steps. The first one after
 * a start takes up where the last one ended, so it also fills the rollups of a database that had none.
 */
export function openRollupRounds(db: DatabaseSync, rollups: Rollups) {
  const nextDevice = db.prepare('SELECT min(id) AS id FROM history_device WHERE id > ?')
  const roller = rollups.newRoller()
  let roundAt: Instant = beginning
  let device: number | undefined

  const after = (id: number): number | undefined => {
    const next = nextDevice.get(id)?.id
    return typeof next === 'number' ? next : undefined
  }

  function rollUpSome(before: Instant, rowsMax: number): void {
    for (let room = rowsMax; room > 0 && device !== undefined; ) {
      const { cost, more } = roller.advance(device, before, room)
      if (!more) device = after(device)
      // A device with nothing to do costs a look too.
      room -= cost + 1
    }
  }

  return {
    /** By `now`, the flow's time; costs about as much as reading `rowsMax` readings. Answers whether there is more. */
    step(now: Instant, rowsMax: number): boolean {
      const hour = floorTo(now - settleMs, HOUR)
      if (device === undefined && hour <= roundAt) return false
      if (device === undefined) {
        roundAt = hour
        device = after(0)
      }
      try {
        withoutSync(db, () => inTransaction(db, () => rollUpSome(roundAt, rowsMax)))
      } catch (error) {
        rollups.forget()
        throw error
      }
      return device !== undefined
    },
  }
}

export type RollupRounds = ReturnType<typeof openRollupRounds>
