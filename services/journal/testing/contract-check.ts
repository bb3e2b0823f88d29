import type t from 'tap'
import type { Journal } from '../journal.ts'

export interface JournalUnderTest {
  readonly journal: Journal
  /** From now on appends fail as they do where the disk is full or gone. */
  fail(): void
  mend(): void
  /** Closes the journal and whatever the test holds besides. */
  close(): Promise<void>
}

/** One promise of the journal, held against an empty one. */
export type Check = (t: Tap, opened: JournalUnderTest) => Promise<void>
type Tap = Pick<typeof t, 'equal' | 'same' | 'match' | 'rejects' | 'ok'>
