import { adopt } from '../domain/community/adopt.ts'
import type { RuleBook } from '../domain/community/program.ts'
import type { FrozenCommunity } from '../domain/community/snapshot.ts'
import type { Community } from '../domain/community/state.ts'
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
  /**
   * Batches of this domain version whose alert events came out otherwise than journalled: a defect. Those of another
   * version may. The journal won in both.
   */
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
  let version = snapshot?.domainVersion ?? 1
  for (;;) {
    const batches = await journal.read(seq, PAGE_ENTRIES)
    for (const batch of batches) {
      if (batch.last > upTo) return { communities, seq, entries, diverged }
      version = versionOf(batch) ?? version
      if (!replayBatch(communities, batch) && version === DOMAIN_VERSION) diverged.push(batch.last)
      entries += batch.entries.length
      seq = batch.last
    }
    if (batches.length === 0) return { communities, seq, entries, diverged }
  }
}

const frozenIn = (snapshot: Snapshot): FrozenCommunity[] => readSnapshotBody(snapshot.body)

/** The version with which a snapshot is written. */
export const snapshotVersion = DOMAIN_VERSION

/** The version that decided what follows, where the server came up in this batch. */
function versionOf({ entries }: CommittedBatch): number | undefined {
  const started = entries.findLast(({ input }) => input.type === 'started')?.input
  return started?.type === 'started' ? (started.domainVersion ?? 1) : undefined
}

/** Steps through a batch; false where other alert events came of it than were journalled, which then stand. */
function replayBatch(communities: Communities, batch: CommittedBatch): boolean {
  const made: AlertChange[] = []
  const serials = new Map<Community, number>()
  for (const { site, input, now } of batch.entries) {
    const community = communities.open(site)
    if (!serials.has(community)) serials.set(community, community.serial)
    made.push(...step(community, input, now).changes)
  }
  if (made.length === 0 && batch.changes.length === 0) return true
  if (JSON.stringify(made) === JSON.stringify(batch.changes)) return true
  for (const [community, serial] of serials) {
    const ofSite = ({ alert }: AlertChange) => alert.site === community.site
    adopt(community, serial, made.filter(ofSite), batch.changes.filter(ofSite))
  }
  return false
}
