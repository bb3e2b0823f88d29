import type { DatabaseSync } from 'node:sqlite'
import type { Seq } from './journal.ts'
import { readHead } from './log-table.ts'

/**
 * So many look-ups, spread over the numbers, tell the size of millions of batches. Batches of one reading (250 bytes
 * each) and of thousands (25 bytes each) in wild alternation make an error of a tenth.
 */
const samplesMax = 64

/** Estimates what a part of the log takes, without reading it: `length` does not load what it measures. */
export function logSize(db: DatabaseSync) {
  const batchAt = db.prepare(`SELECT first, last, length(entries) + coalesce(length(changes), 0) AS bytes
    FROM batch WHERE last >= ? ORDER BY last LIMIT 1`)

  /** Of one number, 0 where it is missing. */
  function bytesOf(seq: Seq): number {
    const { first, last, bytes } = batchAt.get(seq) ?? { first: Number.POSITIVE_INFINITY, last: 0, bytes: 0 }
    return Number(first) > seq ? 0 : Number(bytes) / (Number(last) - Number(first) + 1)
  }

  return {
    bytesAfter(after: Seq): number {
      const numbers = readHead(db) - after
      const samples = Math.min(samplesMax, numbers)
      let bytes = 0
      for (let i = 0; i < samples; i += 1)
        bytes += bytesOf(after + 1 + Math.floor(((i + 0.5) * numbers) / samples))
      return samples <= 0 ? 0 : Math.round((bytes / samples) * numbers)
    },
  }
}
