import type { DatabaseSync } from 'node:sqlite'
import { DAY, type DurationMs, type Instant } from '../../domain/model/time.ts'
import { inTransaction, withoutSync } from '../database.ts'
import { ceilTo, finestFirst, floorTo, type Level, type LevelName, spanOf } from './levels.ts'
import type { Rollups } from './rollups.ts'

export type RollupKeepMs = Readonly<Record<LevelName, DurationMs>>

export interface RollupRetentionOptions {
  readonly db: DatabaseSync
  readonly rollups: Rollups
  readonly keepMs: RollupKeepMs
}

/** For want of room, the finer levels go down to this. Days stay. */
const keepMsMin: RollupKeepMs = { minute: DAY, hour: 32 * DAY, day: Number.POSITIVE_INFINITY }
/** The part of its time that a level gives up in a round. */
const givenUpPart = 1 / 4

interface Round {
  readonly level: Level
  readonly since: Instant
  device: number
  metric: number
}

/**
 * Removes rollups older than their level is kept, by whole days. Where the readings that can go for want of room are
 * gone and it is not enough, minutes go before their age, then hours.
 */
export function openRollupRetention({ db, rollups, keepMs }: RollupRetentionOptions) {
  const { kept } = rollups
  const nextSeries = db.prepare(`SELECT device, metric FROM history_rollup
    WHERE level = ? AND (device, metric) > (?, ?) ORDER BY device, metric LIMIT 1`)
  const remove = db.prepare(
    'DELETE FROM history_rollup WHERE level = ? AND device = ? AND metric = ? AND span < ?',
  )
  let round: Round | undefined

  function begin(now: Instant, wantsRoom: boolean): Round | undefined {
    const due =
      finestFirst
        .map(level => ({ level, since: floorTo(now - keepMs[level.name], stepMs(level)) }))
        .find(isNew) ??
      (wantsRoom ? finestFirst.map(level => ({ level, since: givenUp(level, now) })).find(isNew) : undefined)
    return due && { ...due, device: 0, metric: 0 }
  }

  const isNew = ({ level, since }: Pick<Round, 'level' | 'since'>) => since > kept.since(level)

  function givenUp(level: Level, now: Instant): Instant {
    const since = kept.since(level)
    const youngest = floorTo(now - keepMsMin[level.name], stepMs(level))
    return Math.min(youngest, ceilTo(since + Math.max(1, (youngest - since) * givenUpPart), stepMs(level)))
  }

  /** Answers whether the round goes on. */
  function removeSome(current: Round, rowsMax: number): boolean {
    const { level, since } = current
    kept.move(level, since)
    for (let room = rowsMax; room > 0; ) {
      const next = nextSeries.get(level.id, current.device, current.metric)
      if (next === undefined) return false
      current.device = Number(next.device)
      current.metric = Number(next.metric)
      const { changes } = remove.run(level.id, current.device, current.metric, spanOf(level, since))
      // A series with nothing to remove costs a look too.
      room -= Number(changes) + 1
    }
    return true
  }

  return {
    /** By `now`, the flow's time; about `rowsMax` rows. Answers whether there is more to do now. */
    step(now: Instant, rowsMax: number, wantsRoom: boolean): boolean {
      round ??= begin(now, wantsRoom)
      if (round === undefined) return false
      const current = round
      try {
        if (!withoutSync(db, () => inTransaction(db, () => removeSome(current, rowsMax)))) round = undefined
      } catch (error) {
        rollups.forget()
        throw error
      }
      return true
    },
  }
}

export type RollupRetention = ReturnType<typeof openRollupRetention>

/** What goes at once: whole days, and whole rows. */
const stepMs = ({ spanMs }: Level): DurationMs => Math.max(DAY, spanMs)
