import type { RuleBook } from '../domain/community/program.ts'
import type { FrozenCommunity } from '../domain/community/snapshot.ts'
import { DOMAIN_VERSION, step } from '../domain/community/step.ts'
import type { AlertChange } from '../domain/model/alert.ts'
import type { CommittedBatch, Journal, Seq, Snapshot } from '../journal/journal.ts'
import { Communities } from './communities.ts'
import { readSnapshotBody } from './snapshot-body.ts'

/** Entries read from the journal at a time: some megabytes. */
const PAGE_ENTRIES = 5_000

export interface Replayed {
  readonly communities: Communities
  /** The last number that the state has seen. */
  readonly seq: Seq
  readonly entries: number
  /** Batches whose alert events came out otherwise than journalled. The journal won. */
  readonly diverged: readonly Seq[]
}

/** The state as the journal tells it: the latest snapshot and everything since, through the same `step`. */
export async function replay(
  journal: Pick<Journal, 'read' | 'latestSnapshot'>,
  book: RuleBook,
  upTo: Seq = Number.POSITIVE_INFINITY,
): Promise<Replayed> {
  const snapshot = await journal.latestSnapshot()
  const communities = new Communities(book, snapshot === undefined ? [] : frozenIn(snapshot))
  const diverged: Seq[] = []
  let seq = snapshot?.seq ?? 0
  let entries = 0
  for (;;) {
    const batches = await journal.read(seq, PAGE_ENTRIES)
    for (const batch of batches) {
      if (batch.last > upTo) return { communities, seq, entries, diverged }
      if (!replayBatch(communities, batch)) diverged.push(batch.last)
      entries += batch.entries.length
      seq = batch.last
    }
    if (batches.length === 0) return { communities, seq, entries, diverged }
  }
}

const frozenIn = (snapshot: Snapshot): FrozenCommunity[] => readSnapshotBody(snapshot.body)

/** The version with which a snapshot is written. */
export const snapshotVersion = DOMAIN_VERSION

/** Steps through a batch; false where other alert events came of it than were journalled, which then stand. */
function replayBatch(communities: Communities, batch: CommittedBatch): boolean {
  const changes: AlertChange[] = []
  for (const { site, input, now } of batch.entries) {
    changes.push(...step(communities.open(site), input, now).changes)
  }
  if (changes.length === 0 && batch.changes.length === 0) return true
  if (JSON.stringify(changes) === JSON.stringify(batch.changes)) return true
  for (const { alert, event } of batch.changes) {
    const known = communities.open(alert.site).alerts.get(alert.id)
    if (known !== undefined) Object.assign(known, { alert, events: event.n, occurrences: alert.occurrences })
  }
  return false
}
