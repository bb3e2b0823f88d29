import type { DatabaseSync } from 'node:sqlite'
import { DAY, HOUR, type Instant } from '../../domain/model/time.ts'
import { HourTally } from './hour-tally.ts'
import type { HourWriteOptions, HourWrites } from './hour-writes.ts'
import { floorTo } from './levels.ts'
import type { RollupProgress } from './progress.ts'

export interface RollerOptions {
  readonly db: DatabaseSync
  readonly progress: RollupProgress
  readonly writes: HourWrites
  readonly sortOf: HourWriteOptions['sortOf']
}

/** Writing an hour, as if it were so many readings to read. */
const hourCost = 60

interface OpenHour {
  readonly device: number
  readonly hour: Instant
  /** How often something had come into it too late when its first reading was read; nothing where it is new. */
  readonly times: number | undefined
  readonly tally: HourTally
  last: { readonly at: Instant; readonly tie: number }
}

/**
 * Rolls up hours of one device after the other, always a whole hour from its readings: so nothing counts twice,
 * however often it comes, and what comes late is counted by doing its hour again.
 */
export function openRoller({ db, progress, writes, sortOf }: RollerOptions) {
  const nextReading = db.prepare('SELECT min(at) AS at FROM history_reading WHERE device = ? AND at >= ?')
  const nextStale = db.prepare(`SELECT hour, times FROM history_stale WHERE device = ? AND hour < ?
    ORDER BY hour LIMIT 1`)
  const done = db.prepare('DELETE FROM history_stale WHERE device = ? AND hour = ? AND times = ?')
  const page = db.prepare(`SELECT at, tie, body FROM history_reading
    WHERE device = ? AND (at, tie) > (?, ?) AND at < ? ORDER BY at, tie LIMIT ?`)
  let open: OpenHour | undefined

  function begin(device: number, before: Instant): OpenHour | undefined {
    const { upTo, readingsFrom } = progress.of(device)
    for (let stale = nextStale.get(device, before); stale; stale = nextStale.get(device, before)) {
      const [hour, times] = [Number(stale.hour), Number(stale.times)]
      if (hour >= readingsFrom && hour < upTo) return openHour(device, hour, times)
      // It is done as a new one, or what it was made of is gone.
      done.run(device, hour, times)
    }
    const at = nextReading.get(device, Math.max(upTo, readingsFrom))?.at
    if (typeof at !== 'number' || at >= before) return undefined
    progress.begin(device, floorTo(at, HOUR) + HOUR)
    return openHour(device, floorTo(at, HOUR), undefined)
  }

  function openHour(device: number, hour: Instant, times: number | undefined): OpenHour {
    return { device, hour, times, tally: new HourTally(sortOf), last: { at: hour, tie: -1 } }
  }

  /** Answers how many there were; fewer than `rowsMax` when it has no more. */
  function readSome(from: OpenHour, rowsMax: number): number {
    const rows = page.all(from.device, from.last.at, from.last.tie, from.hour + HOUR, rowsMax)
    for (const { at, body } of rows) from.tally.add(Number(at), body as Uint8Array)
    const last = rows.at(-1)
    if (last) from.last = { at: Number(last.at), tie: Number(last.tie) }
    return rows.length
  }

  /** Unless it was done by somebody else meanwhile, or has got another reading: then what was read may be too old. */
  function finish(read: OpenHour): void {
    const { device, hour, times, tally } = read
    if (times === undefined) {
      if (progress.of(device).upTo <= hour) finishNew(read)
    } else if (done.run(device, hour, times).changes > 0) {
      writes.writeAgain(device, hour, tally)
      if (dayEnd(hour) <= progress.of(device).upTo) writes.writeDay(device, hour)
    }
  }

  function finishNew({ device, hour, tally }: OpenHour): void {
    const { upTo } = progress.of(device)
    writes.write(device, hour, tally)
    progress.rolled(device, hour + HOUR)
    // There was nothing more before this hour, so the day that was begun is whole.
    if (upTo % DAY !== 0 && dayEnd(upTo) <= hour) writes.writeDay(device, upTo)
    if (dayEnd(hour) <= hour + HOUR) writes.writeDay(device, hour)
  }

  return {
    /**
     * In the caller's transaction: the hours of a device that lie before `before`, at a cost of about `rowsMax` readings.
     * Answers what it cost, and whether there is more. After a failure, `forget`.
     */
    advance(
      device: number,
      before: Instant,
      rowsMax: number,
    ): { readonly cost: number; readonly more: boolean } {
      let cost = 0
      while (cost < rowsMax) {
        if (open?.device !== device) open = begin(device, before)
        if (open === undefined) return { cost, more: false }
        const wanted = rowsMax - cost
        const count = readSome(open, wanted)
        cost += count
        if (count === wanted) break
        finish(open)
        open = undefined
        cost += hourCost
      }
      return { cost, more: true }
    },
    forget(): void {
      open = undefined
    },
  }
}

const dayEnd = (at: Instant): Instant => floorTo(at, DAY) + DAY

export type Roller = ReturnType<typeof openRoller>
