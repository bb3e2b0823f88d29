import type { DatabaseSync } from 'node:sqlite'
import { tieBreaker } from '../domain/ingest/identity.ts'
import { isKept } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import type { CommittedBatch, Seq } from '../journal/journal.ts'
import { logReads, unpackBatch } from '../journal/log-reads.ts'
import { readHead } from '../journal/log-table.ts'
import { StorageError } from '../journal/storage-error.ts'
import { wordsIn } from '../journal/word-table.ts'
import { inTransaction, withoutSync } from './database.ts'
import { openDictionary } from './dictionary.ts'
import type { Rollups } from './rollups/rollups.ts'
import { packValues } from './values-blob.ts'

interface Row {
  readonly device: number
  readonly at: Instant
  readonly tie: number
  readonly body: Uint8Array
}

/** Brings readings from the log into the history: later than the commit, in steps of bounded size. */
export function openHistoryProjector(db: DatabaseSync, rollups: Rollups) {
  const log = logReads(db)
  const words = wordsIn(db)
  const devices = openDictionary(db, 'history_device')
  const metrics = openDictionary(db, 'history_metric')
  const insert = db.prepare(
    'INSERT OR REPLACE INTO history_reading (device, at, tie, body) VALUES (?, ?, ?, ?)',
  )
  const move = db.prepare(`INSERT INTO history_place (one, seq, now) VALUES (1, ?, ?)
    ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, now = excluded.now`)
  const batchUpTo = db.prepare('SELECT max(last) AS last FROM batch WHERE last <= ?')
  const batchAfter = db.prepare('SELECT min(last) AS last FROM batch WHERE last > ?')
  let place = readHistoryPlace(db)

  function project(batches: readonly CommittedBatch[]): void {
    const rows = batches.flatMap(batch => rowsOf(batch, devices.idOf, metrics.idOf))
    // In the order of the table: neighbours share a page, and a page is written once a step.
    rows.sort((a, b) => a.device - b.device || a.at - b.at)
    for (const { device, at, tie, body } of rows) {
      insert.run(device, at, tie, body)
      rollups.progress.stored(device, at)
    }
  }

  function save(batches: readonly CommittedBatch[], next: HistoryPlace): void {
    project(batches)
    move.run(next.seq, next.now)
  }

  function passTo(seq: Seq): void {
    withoutSync(db, () => inTransaction(db, () => move.run(seq, place.now)))
    place = { seq, now: place.now }
  }

  function step(entriesMax: number): boolean {
    const batches = log.read(place.seq, entriesMax).map(batch => unpackBatch(batch, words))
    const last = batches.at(-1)?.last
    if (last === undefined) return false
    const next = { seq: last, now: latestNow(batches, place.now) }
    try {
      withoutSync(db, () => inTransaction(db, () => save(batches, next)))
    } catch (error) {
      devices.forget()
      metrics.forget()
      rollups.forget()
      throw error
    }
    place = next
    return true
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
      const seq = Number(batchUpTo.get(head - Math.floor(behindMax / 2))?.last ?? 0)
      const passed = seq - place.seq
      if (passed <= 0) return 0
      passTo(seq)
      return passed
    },
    /** About `entriesMax` entries further; answers whether there was anything to do. */
    step,
    /** A batch further; one that is damaged is passed over. Answers how many numbers that were. */
    stepOrPassOver(): number {
      try {
        step(1)
        return 0
      } catch (error) {
        const next = Number(batchAfter.get(place.seq)?.last ?? 0)
        if (!(error instanceof StorageError) || next === 0) throw error
        const passed = next - place.seq
        passTo(next)
        return passed
      }
    },
  }
}

export type HistoryProjector = ReturnType<typeof openHistoryProjector>

/** Up to which number of the log the history goes, and the flow's latest time there: what its age is counted from. */
export interface HistoryPlace {
  readonly seq: Seq
  readonly now: Instant
}

export function readHistoryPlace(db: DatabaseSync): HistoryPlace {
  const row = db.prepare('SELECT seq, now FROM history_place').get()
  return { seq: Number(row?.seq ?? 0), now: Number(row?.now ?? 0) }
}

function rowsOf(
  batch: CommittedBatch,
  deviceId: (name: string) => number,
  metricId: (name: string) => number,
): Row[] {
  const rows: Row[] = []
  for (const [i, { input, acceptance }] of batch.entries.entries()) {
    if (input.type !== 'reading' || !acceptance || !isKept(acceptance.standing)) continue
    const { reading } = input
    const body = packValues(reading.values, metricId)
    const tie = tieBreaker(reading, acceptance, batch.first + i)
    rows.push({ device: deviceId(reading.deviceId), at: acceptance.at, tie, body })
  }
  return rows
}

function latestNow(batches: readonly CommittedBatch[], now: Instant): Instant {
  let latest = now
  for (const { entries } of batches) for (const entry of entries) latest = Math.max(latest, entry.now)
  return latest
}
