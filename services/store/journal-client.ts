import type { Logger } from 'pino'
import type { Batch, CommittedBatch, Journal, Snapshot } from '../journal/journal.ts'
import { unpackBatch } from '../journal/log-reads.ts'
import { sizeOf } from '../journal/numbering.ts'
import { StorageError } from '../journal/storage-error.ts'
import { deviceChanges } from './device-table.ts'
import type { StorageThreads } from './storage-threads.ts'
import type { AppendRequest } from './write-session.ts'

/** The journal as the main thread sees it: writes go to the writer, reads to the reader. */
export function journalOf({ writer, reader }: StorageThreads, log: Logger): Omit<Journal, 'close'> {
  return {
    append: async batch => committed(batch, await writer.call('append', packed(batch))),
    recover: () => writer.call('recover'),
    read: async (after, entriesMax) => (await reader.call('read', after, entriesMax)).map(unpackBatch),
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

const packed = (batch: Batch): AppendRequest => ({
  size: sizeOf(batch),
  entries: JSON.stringify(batch.entries),
  changes: batch.changes.length === 0 ? null : JSON.stringify(batch.changes),
  devices: deviceChanges(batch.entries),
})

const committed = ({ entries, changes }: Batch, first: number): CommittedBatch => ({
  entries,
  changes,
  first,
  last: first + entries.length + changes.length - 1,
})
