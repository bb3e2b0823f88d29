import { EntriesEncoder } from './entries-encoder.ts'
import type { Batch } from './journal.ts'
import type { PackedBatch } from './log-table.ts'
import { sizeOf } from './numbering.ts'
import { Vocabulary } from './vocabulary.ts'
import type { Word, Words } from './words.ts'

/** Makes batches ready for the log, in the order in which they are then appended. One for each log. */
export interface Packing {
  /** It gives out the numbers, so it knows every word that a committed batch needs. */
  readonly words: Words
  packed(batch: Batch): PackedBatch
}

/** `stored`: the words of the log, up to which everything was committed. */
export function packingOf(stored: readonly Word[], wordsMax: number): Packing {
  const vocabulary = new Vocabulary(stored, wordsMax)
  const encoder = new EntriesEncoder(vocabulary)
  return {
    words: vocabulary.words,
    packed: batch => ({
      size: sizeOf(batch),
      entries: encoder.encode(batch.entries),
      changes: batch.changes.length === 0 ? null : JSON.stringify(batch.changes),
      ...vocabulary.takeNew(),
    }),
  }
}
