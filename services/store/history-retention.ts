import type { DatabaseSync } from 'node:sqlite'
import { type DurationMs, HOUR, type Instant, MINUTE } from '../domain/model/time.ts'
import { inTransaction, withoutSync } from './database.ts'
import { personalDevices } from './personal-devices.ts'
import { ceilTo, floorTo } from './rollups/levels.ts'
import type { Rollups } from './rollups/rollups.ts'

/** Want of room, as the retention sees it. */
export interface Pressure {
  /** How far the database is beyond what it may take, and how much it takes, in bytes. */
  excess(): Excess
  /** So many readings went although they were not old enough. */
  givenUp(count: number): void
}

export interface Excess {
  readonly bytes: number
  readonly ofBytes: number
}

const noPressure: Pressure = { excess: () => ({ bytes: 0, ofBytes: 1 }), givenUp() {} }

/** However little room there is, this much stays: it is what an operator looks at while an alert is open. */
const keepMsMin = HOUR

/** The part of its time span that the history gives up in a round for want of room: in proportion, within these. */
const givenUpMin = 1 / 50
const givenUpMax = 1 / 4

export interface HistoryRetentionOptions {
  readonly db: DatabaseSync
  readonly rollups: Rollups
  readonly keepMs: DurationMs
  /** Of devices whose readings are about a person, where that is less. */
  readonly personalKeepMs?: DurationMs
  readonly pressure?: Pressure
}

interface Round {
  /** Between two hours: an hour that is rolled up goes whole, or it could not be told what its readings came to. */
  readonly before: Instant
  /** The same for devices that measure a person. */
  readonly personalBefore: Instant
  readonly wantsRoom: boolean
  /** There was no room to roll up what goes. */
  isRolling: boolean
  device: number
  /** Of what was seen to stay. */
  oldest: Instant
}

/**
 * Removes, by whole hours, what is older than `keepMs`, counted from the flow's time: a replayed series of another year is not old
 * because of that. Where the database takes more room than it may, the oldest readings of all devices go before their
 * age. A round goes through all devices in bounded steps; by age one is due when a fiftieth of the time kept has
 * passed, at most ten minutes; for want of room they follow each other until there is enough. What goes is rolled up
 * first.
 */
export function openHistoryRetention(options: HistoryRetentionOptions) {
  const { db, rollups, keepMs, personalKeepMs = keepMs, pressure = noPressure } = options
  const isPersonal = personalDevices(db)
  const roller = rollups.newRoller()
  const nextDevice = db.prepare('SELECT min(id) AS id FROM history_device WHERE id > ?')
  const oldRows = db.prepare(`SELECT at, tie FROM history_reading WHERE device = ? AND at < ?
    ORDER BY at, tie LIMIT ?`)
  const remove = db.prepare('DELETE FROM history_reading WHERE device = ? AND (at, tie) <= (?, ?)')
  const oldestOf = db.prepare('SELECT min(at) AS at FROM history_reading WHERE device = ?')
  const everyMs = Math.min(keepMs / 50, 10 * MINUTE)
  let roundAt: Instant = Number.NEGATIVE_INFINITY
  let round: Round | undefined
  /** Of the last whole round; unknown before the first one of a time without room. */
  let oldest: Instant | undefined
  let isPressed = false
  let isSpent = false

  function begin(now: Instant): Round | undefined {
    const { bytes, ofBytes } = pressure.excess()
    if (bytes > 0 && !isPressed) oldest = undefined
    isPressed = bytes > 0
    const roomBefore = bytes > 0 && oldest !== undefined ? horizon(oldest, now, bytes / ofBytes) : undefined
    isSpent = bytes > 0 && oldest !== undefined && roomBefore === undefined
    const isDue = now - roundAt >= everyMs || (bytes > 0 && oldest === undefined)
    if (roomBefore === undefined && !isDue) return undefined
    roundAt = now
    const before = Math.max(floorTo(now - keepMs, HOUR), roomBefore ?? Number.NEGATIVE_INFINITY)
    const wantsRoom = roomBefore !== undefined
    const personalBefore = Math.max(before, floorTo(now - personalKeepMs, HOUR))
    return { before, personalBefore, wantsRoom, isRolling: true, device: 0, oldest: Number.POSITIVE_INFINITY }
  }

  /** Up to when the readings of the device that is on go. */
  const goneBefore = ({ device, before, personalBefore }: Round): Instant =>
    personalBefore > before && isPersonal(device) ? personalBefore : before

  function rollUpSome(current: Round, rowsMax: number) {
    const { device, isRolling } = current
    return isRolling ? roller.advance(device, goneBefore(current), rowsMax) : { cost: 0, more: false }
  }

  /** How many it removed of the device that is on; fewer than `rowsMax` when it has no more. */
  function removeSome(current: Round, rowsMax: number): number {
    const { device } = current
    const rows = oldRows.all(device, goneBefore(current), rowsMax)
    const last = rows.at(-1)
    if (last) {
      remove.run(device, Number(last.at), Number(last.tie))
      rollups.progress.gone(device, floorTo(Number(last.at), HOUR) + HOUR)
    }
    return rows.length
  }

  /** On to the next device; answers whether there is one. */
  function advance(current: Round): boolean {
    const at = oldestOf.get(current.device)?.at
    if (typeof at === 'number') current.oldest = Math.min(current.oldest, at)
    const next = nextDevice.get(current.device)?.id
    if (typeof next !== 'number') return false
    current.device = next
    return true
  }

  /** Answers how many went, and whether the round goes on. */
  function removeSomeOfAll(current: Round, rowsMax: number): { removed: number; more: boolean } {
    let removed = 0
    for (let room = rowsMax; room > 0; ) {
      const { cost, more } = rollUpSome(current, room)
      if (more) break
      room -= cost
      if (room <= 0) break
      const count = removeSome(current, room)
      removed += count
      if (count < room && !advance(current)) return { removed, more: false }
      // A device with nothing to remove costs a look too.
      room -= Math.max(count, 1)
    }
    return { removed, more: true }
  }

  /** What a power cut brings back goes again. */
  function removeInTransaction(current: Round, rowsMax: number): { removed: number; more: boolean } {
    try {
      return withoutSync(db, () => inTransaction(db, () => removeSomeOfAll(current, rowsMax)))
    } catch (error) {
      rollups.forget()
      if (!current.wantsRoom || !current.isRolling) throw error
      // Rather than to wait for room that only this can make.
      current.isRolling = false
      return { removed: 0, more: true }
    }
  }

  return {
    /** There is want of room, and nothing more that may go because of it. */
    get isSpent() {
      return isSpent
    },
    /** At most `rowsMax` readings; answers whether there is more to do now. */
    step(now: Instant, rowsMax: number): boolean {
      round ??= begin(now)
      if (round === undefined) return false
      const current = round
      const { removed, more } = removeInTransaction(current, rowsMax)
      if (current.wantsRoom && removed > 0) pressure.givenUp(removed)
      const wantsMore = pressure.excess().bytes > 0
      if (!more) oldest = current.oldest
      // Enough is enough: the devices that were not reached keep what they have.
      if (!more || (current.wantsRoom && !wantsMore)) round = undefined
      return round !== undefined || wantsMore
    },
  }
}

export type HistoryRetention = ReturnType<typeof openHistoryRetention>

/** Up to when readings go for want of room; `undefined` where what is left is too young to go. */
function horizon(oldest: Instant, now: Instant, excessPart: number): Instant | undefined {
  const youngest = floorTo(now - keepMsMin, HOUR)
  if (oldest >= youngest) return undefined
  const part = Math.min(givenUpMax, Math.max(givenUpMin, excessPart))
  return Math.min(youngest, ceilTo(oldest + Math.max(1, (now - oldest) * part), HOUR))
}
