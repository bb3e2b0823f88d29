import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { CommittedBatch, Seq } from '../journal/journal.ts'
import { logReads, unpackBatch } from '../journal/log-reads.ts'
import { readPlace } from '../journal/log-table.ts'
import { type FoundSnapshot, readLatestSnapshot } from '../journal/snapshot-table.ts'
import { wordsIn } from '../journal/word-table.ts'
import { migrations, versionOf } from './schema.ts'

/**
 * A database as one looks at it who changes nothing, beside a running server or without one. Each question is a read of
 * its own, so that a server's write-ahead log is held for no longer than one of them takes.
 */
export interface Examination {
  readonly version: number
  readonly versionKnown: number
  readonly tables: readonly string[]
  /** What is wrong with the pages of a table and its indexes; nothing where they are whole. */
  faultsIn(table: string): readonly string[]
  /** Of a table, without its indexes. */
  bytesOf(table: string): number
  snapshots(): FoundSnapshot
  head(): Seq
  /** From here on the log must have no gap: what lies before was pruned, or its readings were given up. */
  wholeFrom(): Seq
  /** The first number that is missing between two batches, if any is. */
  gapAfter(seq: Seq): Seq | undefined
  read(after: Seq, entriesMax: number): CommittedBatch[]
  alertsOpen(): number
  close(): void
}

export function examineDatabase(file: string): Examination {
  const db = openUntouched(file)
  const log = logReads(db)
  const words = wordsIn(db)
  return {
    version: versionOf(db),
    versionKnown: migrations.length,
    tables: db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
      .map(({ name }) => String(name)),
    faultsIn: table => faultsIn(db, table),
    bytesOf: table =>
      Number(
        db.prepare('SELECT sum(pgsize) AS n FROM dbstat WHERE name = ? AND aggregate = TRUE').get(table)?.n ??
          0,
      ),
    snapshots: () => readLatestSnapshot(db),
    head: log.head,
    wholeFrom: () => Math.max(log.oldest(), readPlace(db, '*dropped')),
    gapAfter: seq => gapAfter(db, seq),
    read: (after, entriesMax) => log.read(after, entriesMax).map(batch => unpackBatch(batch, words)),
    alertsOpen: () =>
      Number(
        db
          .prepare("SELECT count(*) AS n FROM alert WHERE condition = 'active' AND handling <> 'resolved'")
          .get()?.n,
      ),
    close: () => db.close(),
  }
}

/** SQLite would put its working files beside a database that nobody has open; as an immutable one it does not. */
function openUntouched(file: string): DatabaseSync {
  const isLive = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0
  if (isLive || existsSync(`${file}-shm`)) return new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  const url = pathToFileURL(file)
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
}

function faultsIn(db: DatabaseSync, table: string): string[] {
  try {
    const found = db.prepare(`PRAGMA quick_check(${JSON.stringify(table)})`).all()
    return found.map(row => String(row.quick_check)).filter(words => words !== 'ok')
  } catch (error) {
    // A page that cannot even be followed.
    return [(error as Error).message]
  }
}

/** A page at a time: a batch's row is read whole where it is small. */
const batchesAPage = 10_000

function gapAfter(db: DatabaseSync, seq: Seq): Seq | undefined {
  const page = db.prepare('SELECT first, last FROM batch WHERE last > ? ORDER BY last LIMIT ?')
  let previous = seq
  for (;;) {
    const rows = page.all(previous, batchesAPage)
    for (const { first, last } of rows) {
      if (Number(first) > previous + 1) return previous + 1
      previous = Number(last)
    }
    if (rows.length === 0) return undefined
  }
}
