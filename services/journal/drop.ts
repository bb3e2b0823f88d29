import { isKept } from '../domain/model/reading.ts'
import type { CommittedBatch, Entry } from './journal.ts'

/** What is left of a batch whose entries were dropped: its alert events under their numbers, or nothing. */
export const withoutEntries = ({ last, changes }: CommittedBatch): CommittedBatch[] =>
  changes.length === 0 ? [] : [{ first: last - changes.length + 1, last, entries: [], changes }]

/** How many of the entries are readings that belong to the history. */
export const keptReadings = (entries: readonly Entry[]): number =>
  entries.filter(
    ({ input, acceptance }) => input.type === 'reading' && acceptance && isKept(acceptance.standing),
  ).length
