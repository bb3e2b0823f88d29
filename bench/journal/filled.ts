import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pino from 'pino'
import { cpuMsOfWorkers } from '../../scripts/testing/process-figures.ts'
import type { Batch, Journal } from '../../services/journal/journal.ts'
import { openStorage } from '../../services/store/storage.ts'

/** What it took to journal batches and to bring their readings into the history. */
export interface Filled {
  readonly logBytes: number
  readonly historyBytes: number
  /** CPU time of the storage's threads for all but the first batches. */
  readonly threadsMs: number
  readonly ms: number
}

/** So many batches are under way at once, as in the server when much comes in. */
const UNDER_WAY = 4

/** A database of its own with these batches, measured when it is closed; the first ones only warm it up. */
export async function filled(first: Iterable<Batch>, batches: Iterable<Batch>): Promise<Filled> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  try {
    const took = await fill(folder, first, batches)
    return { ...took, ...sizes(join(folder, 'linli.db')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function fill(folder: string, first: Iterable<Batch>, batches: Iterable<Batch>) {
  const log = pino({ level: 'silent' })
  const { journal, historyCaughtUp, close } = await openStorage({ folder, keepReadings: true, log })
  await append(journal, first)
  await historyCaughtUp()
  const cpuMs = cpuMsOfWorkers()
  const from = performance.now()
  await append(journal, batches)
  const ms = performance.now() - from
  await historyCaughtUp()
  const threadsMs = cpuMsOfWorkers() - cpuMs
  await close()
  return { threadsMs, ms }
}

async function append(journal: Journal, batches: Iterable<Batch>): Promise<void> {
  const queue = batches[Symbol.iterator]()
  const appending = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await journal.append(next.value)
  }
  await Promise.all(Array.from({ length: UNDER_WAY }, appending))
}

function sizes(file: string): Pick<Filled, 'logBytes' | 'historyBytes'> {
  const db = new DatabaseSync(file, { readOnly: true })
  const bytesOf = (tables: string) =>
    Number(db.prepare('SELECT sum(pgsize) AS n FROM dbstat WHERE name GLOB ?').get(tables)?.n ?? 0)
  const found = {
    logBytes: bytesOf('batch*') + bytesOf('log_*') + bytesOf('sqlite_autoindex_log_*'),
    historyBytes: bytesOf('history_*') + bytesOf('sqlite_autoindex_history_*'),
  }
  db.close()
  return found
}
