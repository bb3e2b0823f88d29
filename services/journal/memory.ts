import { randomBytes } from 'node:crypto'
import { keptReadings, withoutEntries } from './drop.ts'
import type {
  Batch,
  Branch,
  CommittedBatch,
  Dropped,
  Journal,
  NumberedChange,
  Seq,
  Snapshot,
} from './journal.ts'
import { numbered, numberedChanges, sizeOf } from './numbering.ts'
import { StorageError } from './storage-error.ts'

export interface MemoryJournal extends Journal {
  /** From now on appends fail as those of a full disk do, until `mend` and `recover`. */
  fail(): void
  mend(): void
}

/** A journal that forgets: for tests and for trying things out. Copies what it takes, as a disk does. */
export function openMemoryJournal(): MemoryJournal {
  let batches: CommittedBatch[] = []
  let snapshots: Snapshot[] = []
  let head: Seq = 0
  let pruned: Seq = 0
  let failed = false
  let full = false
  let closed = false
  const cursors = new Map<string, Seq>()
  const lineage: Branch[] = []
  branchOff()

  function branchOff() {
    lineage.push({ id: randomBytes(6).toString('hex'), after: head })
  }

  function append(batch: Batch): CommittedBatch {
    if (full) failed = true
    if (failed) throw new StorageError('JOURNAL_FAILED')
    const committed = numbered(structuredClone(batch), head)
    if (sizeOf(batch) > 0) batches.push(committed)
    head = committed.last
    return structuredClone(committed)
  }

  function recover() {
    if (full) throw new StorageError('JOURNAL_FAILED')
    failed = false
  }

  function read(after: Seq, entriesMax: number): CommittedBatch[] {
    const found: CommittedBatch[] = []
    let entries = 0
    for (const batch of batches) {
      if (batch.last <= after) continue
      entries += batch.entries.length
      if (found.length > 0 && entries > entriesMax) break
      found.push(structuredClone(batch))
    }
    return found
  }

  function readChanges(after: Seq, limit: number): NumberedChange[] {
    const later = batches.filter(batch => batch.last > after).flatMap(numberedChanges)
    return structuredClone(later.filter(({ seq }) => seq > after).slice(0, limit))
  }

  function saveSnapshot(snapshot: Snapshot) {
    const others = snapshots.filter(({ seq }) => seq !== snapshot.seq)
    snapshots = [...others, structuredClone(snapshot)].sort((a, b) => a.seq - b.seq).slice(-2)
  }

  function prune(upTo: Seq) {
    for (const { last } of batches) if (last <= upTo) pruned = last
    batches = batches.filter(({ last }) => last > upTo)
  }

  function dropEntries(after: Seq, upTo: Seq): Dropped {
    const behind = Math.min(upTo, snapshots.at(-2)?.seq ?? 0)
    const batch = batches.find(({ entries, last }) => last > after && last <= behind && entries.length > 0)
    if (batch === undefined) return { readings: 0, bytes: 0, upTo: Math.max(after, behind) }
    batches = batches.flatMap(other => (other === batch ? withoutEntries(batch) : other))
    const { entries, last } = batch
    return { readings: keptReadings(entries), bytes: bytesOf(entries), upTo: last }
  }

  function bytesAfter(after: Seq): number {
    let bytes = 0
    for (const { last, entries, changes } of batches)
      if (last > after) bytes += bytesOf(entries) + bytesOf(changes)
    return bytes
  }

  /** Answers in the order of the calls and never in the same turn, as a thread does. */
  async function answer<T>(work: () => T): Promise<T> {
    if (closed) throw new StorageError('STORAGE_CLOSED')
    return work()
  }

  return {
    append: batch => answer(() => append(batch)),
    recover: () => answer(recover),
    read: (after, entriesMax) => answer(() => read(after, entriesMax)),
    readChanges: (after, limit) => answer(() => readChanges(after, limit)),
    head: () => answer(() => head),
    oldest: () => answer(() => pruned),
    lineage: () => answer(() => [...lineage]),
    branchOff: () => answer(branchOff),
    cursor: name => answer(() => cursors.get(name) ?? 0),
    moveCursor: (name, to) => answer(() => void cursors.set(name, Math.max(to, cursors.get(name) ?? 0))),
    saveSnapshot: snapshot => answer(() => saveSnapshot(snapshot)),
    latestSnapshot: () => answer(() => structuredClone(snapshots.at(-1))),
    prune: upTo => answer(() => prune(upTo)),
    dropEntries: (after, upTo) => answer(() => dropEntries(after, upTo)),
    bytesAfter: after => answer(() => bytesAfter(after)),
    close: async () => {
      closed = true
    },
    fail: () => {
      full = true
    },
    mend: () => {
      full = false
    },
  }
}

const bytesOf = (list: readonly unknown[]): number =>
  list.length === 0 ? 0 : Buffer.byteLength(JSON.stringify(list))
