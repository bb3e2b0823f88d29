import { DAY, type DurationMs, type Instant, SECOND } from '../../services/domain/model/time.ts'
import { inTransaction } from '../../services/store/database.ts'
import { openDictionary } from '../../services/store/dictionary.ts'
import { openHistoryInsert } from '../../services/store/history-insert.ts'
import { packValues } from '../../services/store/values-blob.ts'
import { openWriteSession, type WriteSession } from '../../services/store/write-session.ts'

export const YEAR: DurationMs = 365 * DAY
export const EVERY_MS: DurationMs = 30 * SECOND
export const READINGS_A_YEAR = YEAR / EVERY_MS

/** Longer than what is filled, so that none of it leaves meanwhile. */
export const KEEP_DAYS = 400

const ROWS_A_COMMIT = 50_000
const ROLLED_UP_A_COMMIT = 20_000

export interface FillOptions {
  readonly file: string
  readonly deviceIds: readonly string[]
  /** When the year of the readings ends. */
  readonly end: Instant
  readonly onProgress: (line: string) => void
}

/**
 * A year of each device, written into the tables in bulk, then rolled up by the server's own steps, as those of a
 * database that had no rollups are.
 */
export function fill(options: FillOptions): void {
  const { end, onProgress } = options
  const session = filled(options)
  const rolledFrom = performance.now()
  for (let steps = 1; session.rollups.step(end, ROLLED_UP_A_COMMIT); steps += 1)
    if (steps % 20 === 0) emptyLog(session)
  emptyLog(session)
  onProgress(`rolled up in ${secondsSince(rolledFrom)} s`)
  session.db.close()
}

/** The same without what it is rolled up to. */
export const fillReadings = (options: FillOptions): void => filled(options).db.close()

function filled({ file, deviceIds, end, onProgress }: FillOptions): WriteSession {
  const session = openWriteSession({
    file,
    bytesMax: 0,
    lockWaitMsMax: 5_000,
    historyKeepMs: KEEP_DAYS * DAY,
  })
  session.db.exec('PRAGMA synchronous = OFF')
  const from = performance.now()
  for (const [i, id] of deviceIds.entries()) {
    fillDevice(session, id, i, end - YEAR)
    if (i % 10 === 9) onProgress(`${i + 1} of ${deviceIds.length} devices, ${secondsSince(from)} s`)
  }
  onProgress(`filled in ${secondsSince(from)} s`)
  return session
}

function fillDevice({ db }: WriteSession, id: string, seed: number, start: Instant): void {
  const device = openDictionary(db, 'history_device').idOf(id)
  const { idOf } = openDictionary(db, 'history_metric')
  const insert = openHistoryInsert(db)
  const bin = new Bin(seed)
  for (let first = 0; first < READINGS_A_YEAR; first += ROWS_A_COMMIT) {
    inTransaction(db, () => {
      for (let i = first; i < Math.min(first + ROWS_A_COMMIT, READINGS_A_YEAR); i += 1) {
        // A little off the half minute, as real ones are, and a tie-breaker of the usual length.
        const at = start + i * EVERY_MS + ((i * 7_919 + seed) % 1_000)
        insert.add(device, at, (i * 15_485_863) % 1_000_000, packValues(bin.next(i), idOf))
      }
      insert.flush()
    })
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }
}

/** What a bin says: it fills and is emptied, days are warmer than nights, the battery goes down, the lid is shut. */
class Bin {
  #noise: number

  constructor(seed: number) {
    this.#noise = seed + 1
  }

  next(i: number): Record<string, number | boolean> {
    const hour = (i * EVERY_MS) / 3_600_000
    return {
      fillPercent: tenths(((hour * 1.7) % 96) + 3 * this.#random()),
      temperatureC: tenths(15 + 8 * Math.sin((hour / 24) * 2 * Math.PI) + this.#random()),
      batteryPercent: 100 - Math.floor((hour / 24) % 90),
      lidOpen: this.#random() < 0.02,
    }
  }

  /** The same in each run. */
  #random(): number {
    this.#noise = (Math.imul(this.#noise, 1_664_525) + 1_013_904_223) | 0
    return (this.#noise >>> 8) / 2 ** 24
  }
}

const tenths = (value: number): number => Math.round(value * 10) / 10

const emptyLog = ({ db }: WriteSession) => db.exec('PRAGMA wal_checkpoint(TRUNCATE)')

const secondsSince = (from: number): number => Math.round((performance.now() - from) / 1_000)
