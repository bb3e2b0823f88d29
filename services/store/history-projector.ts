import type { DatabaseSync } from 'node:sqlite'
import { tieBreaker } from '../domain/ingest/identity.ts'
import { isKept, valuesMeant } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import type { CommittedBatch, Seq } from '../journal/journal.ts'
import { logReads, type PackedBatch, unpackBatch } from '../journal/log-reads.ts'
import { readHead } from '../journal/log-table.ts'
import { StorageError } from '../journal/storage-error.ts'
import { wordsIn } from '../journal/word-table.ts'
import { inTransaction, withoutSync } from './database.ts'
import { openDictionary } from './dictionary.ts'
import { openHistoryInsert } from './history-insert.ts'
import { readHistoryPlace } from './history-place.ts'
import { HistoryRows } from './history-rows.ts'
import type { Rollups } from './rollups/rollups.ts'

/** What is gathered of the log behind the place up to which the history goes. */
interface Gathered {
  seq: Seq
  now: Instant
  entries: number
  /** Nothing is added any more: it is to be written. */
  isClosed: boolean
  /** There is more in the log behind it. */
  hasMore: boolean
}

/**
 * Brings readings from the log into the history: later than the commit, in steps of bounded size. About `gatheredMax`
 * entries are gathered before they are written: the more there are, the more readings of a device lie side by side on a
 * page of the database; one by one, each reading writes a page of 4 KiB.
 */
export function openHistoryProjector(db: DatabaseSync, rollups: Rollups, gatheredMax: number) {
  const log = logReads(db)
  const words = wordsIn(db)
  const devices = openDictionary(db, 'history_device')
  const metrics = openDictionary(db, 'history_metric')
  const insert = openHistoryInsert(db)
  const move = db.prepare(`INSERT INTO history_place (one, seq, now) VALUES (1, ?, ?)
    ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, now = excluded.now`)
  const batchUpTo = db.prepare('SELECT max(last) AS last FROM batch WHERE last <= ?')
  let place = readHistoryPlace(db)
  let gathered: Gathered | undefined

  const rows = new HistoryRows(metrics.idOf)

  function begin(): Gathered {
    rows.clear()
    return { ...place, entries: 0, isClosed: false, hasMore: false }
  }

  /** What a transaction wrote that failed, and what was only to be written, is taken from the log again. */
  function forget(): void {
    gathered = undefined
    for (const part of [insert, devices, metrics, rollups]) part.forget()
  }

  function written(work: () => void): void {
    try {
      withoutSync(db, () => inTransaction(db, work))
    } catch (error) {
      forget()
      throw error
    }
  }

  /** About so many entries more; answers how many those were. */
  function gather(to: Gathered, entriesMax: number): number {
    const before = to.entries
    const batches = log.read(to.seq, Math.min(entriesMax, gatheredMax - to.entries))
    for (const packed of batches) {
      const batch = readable(packed, to)
      if (batch === undefined) break
      take(to, batch)
    }
    to.hasMore ||= to.entries >= gatheredMax
    if (batches.length > 0 && !to.hasMore) return to.entries - before
    to.isClosed = true
    rows.sort()
    return to.entries - before
  }

  /** One that is damaged ends what is gathered; it throws when it is the next one of all. */
  function readable(packed: PackedBatch, to: Gathered): CommittedBatch | undefined {
    try {
      return unpackBatch(packed, words)
    } catch (error) {
      if (to.seq === place.seq) throw error
      to.hasMore = true
      return undefined
    }
  }

  function take(to: Gathered, { entries, first, last }: CommittedBatch): void {
    for (const [i, { input, acceptance, now }] of entries.entries()) {
      to.now = Math.max(to.now, now)
      if (input.type !== 'reading' || !acceptance || !isKept(acceptance.standing)) continue
      const { reading } = input
      const tie = tieBreaker(reading, acceptance, first + i)
      rows.add(devices.idOf(reading.deviceId), acceptance.at, tie, valuesMeant(reading, acceptance))
    }
    to.seq = last
    to.entries += Math.max(1, entries.length)
  }

  /** The place moves with the last of them: a crash before that brings all of them again, each over itself. */
  function write({ seq, now }: Gathered, rowsMax: number): void {
    rows.write(insert, rowsMax, rollups.progress.stored)
    if (rows.left === 0) move.run(seq, now)
  }

  function step(entriesMax: number): boolean {
    gathered ??= begin()
    const current = gathered
    let room = entriesMax
    written(() => {
      while (!current.isClosed && room > 0) room -= gather(current, room)
      if (current.isClosed && room > 0 && current.seq > place.seq) write(current, room)
    })
    if (!current.isClosed || rows.left > 0) return true
    place = { seq: current.seq, now: current.now }
    gathered = undefined
    return current.hasMore
  }

  function passTo(seq: Seq): number {
    const passed = seq - place.seq
    if (passed <= 0) return 0
    written(() => void move.run(seq, place.now))
    place = { seq, now: place.now }
    gathered = undefined
    return passed
  }

  return {
    get place() {
      return place
    },
    /**
     * Where the history trails the journal by more than this, what is oldest of the difference is passed over, down to
     * half of it. Answers how many numbers that were.
     */
    passOver(behindMax: number): number {
      const head = readHead(db)
      if (head - place.seq <= behindMax) return 0
      return passTo(Number(batchUpTo.get(head - Math.floor(behindMax / 2))?.last ?? 0))
    },
    /**
     * About `entriesMax` entries further; answers whether there is more to do now. What comes in meanwhile waits until it
     * is asked again.
     */
    step,
    /** Passes over the next batch where it is damaged. Answers how many numbers that were. */
    passOverDamaged(): number {
      const next = log.read(place.seq, 1)[0]
      if (next === undefined) return 0
      try {
        unpackBatch(next, words)
        return 0
      } catch (error) {
        if (!(error instanceof StorageError)) throw error
        return passTo(next.last)
      }
    },
  }
}

export type HistoryProjector = ReturnType<typeof openHistoryProjector>
