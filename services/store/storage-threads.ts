import type { ReadOperations } from './reader-thread.ts'
import type { Thread } from './thread.ts'
import type { WriterOperations } from './writer.ts'

/** The writer, a reader for what answers at once, and one for long charts, so that a chart delays no sign-in. */
export interface StorageThreads {
  readonly writer: Thread<WriterOperations>
  readonly reader: Thread<ReadOperations>
  readonly historyReader: Thread<ReadOperations>
  /** Closed last. */
  readonly logKeeper: { close(): void }
}
