import type { Logger } from 'pino'
import type { Batch, CommittedBatch, Journal, Snapshot } from '../journal/journal.ts'
import { unpackBatch } from '../journal/log-reads.ts'
import { packingOf } from '../journal/packing.ts'
import { StorageError } from '../journal/storage-error.ts'
import { deviceChanges } from './device-table.ts'
import { ruleEdits } from './rule-table.ts'
import type { StorageThreads } from './storage-threads.ts'

export interface JournalClientOptions {
  /** Of names and of terms in readings, each. */
  readonly wordsMax: number
  readonly log: Logger
}

/** The journal as the main thread sees it: writes go to the writer, reads to the reader. */
export async function journalOf(
  { writer, reader }: StorageThreads,
  { wordsMax, log }: JournalClientOptions,
): Promise<Omit<Journal, 'close'>> {
  let packing = packingOf(await reader.call('words'), wordsMax)

  /** Words that were given numbers in a batch that failed have none after all. */
  async function recover(): Promise<void> {
    await writer.call('recover')
    packing = packingOf(await reader.call('words'), wordsMax)
  }

  return {
    append: async batch => {
      const devices = deviceChanges(batch.entries)
      const rules = ruleEdits(batch.entries)
      return committed(batch, await writer.call('append', { ...packing.packed(batch), devices, rules }))
    },
    recover,
    read: async (after, entriesMax) => {
      const batches = await reader.call('read', after, entriesMax)
      return batches.map(batch => unpackBatch(batch, packing.words))
    },
    readChanges: (after, limit) => reader.call('readChanges', after, limit),
    head: () => reader.call('head'),
    oldest: () => reader.call('oldest'),
    lineage: () => reader.call('lineage'),
    branchOff: () => writer.call('branchOff'),
    cursor: name => reader.call('cursor', name),
    moveCursor: (name, to) => writer.call('moveCursor', name, to),
    saveSnapshot: snapshot => writer.call('saveSnapshot', snapshot),
    latestSnapshot: async (): Promise<Snapshot | undefined> => {
      const { snapshot, damaged } = await reader.call('latestSnapshot')
      if (damaged.length > 0) log.error({ damaged }, 'a snapshot is damaged; the one before it is used')
      if (damaged.length > 0 && snapshot === undefined && (await reader.call('oldest')) > 0) {
        const detail = 'No snapshot can be read, and the log does not go back to its beginning.'
        throw new StorageError('DATA_DAMAGED', detail)
      }
      return snapshot
    },
    prune: upTo => writer.call('prune', upTo),
    dropEntries: (after, upTo) => writer.call('dropEntries', after, upTo),
    bytesAfter: after => reader.call('bytesAfter', after),
  }
}

const committed = ({ entries, changes }: Batch, first: number): CommittedBatch => ({
  entries,
  changes,
  first,
  last: first + entries.length + changes.length - 1,
})
