import { parentPort, workerData } from 'node:worker_threads'
import { RuleBook } from '../domain/community/program.ts'
import { kindList, rulesForAll } from '../domain/kinds/kinds.ts'
import { openJournalReader } from '../journal/journal-reader.ts'
import { giveWay } from './give-way.ts'
import { replay, snapshotVersion } from './replay.ts'
import { writeSnapshotBody } from './snapshot-body.ts'
import type { SnapshotTaken } from './snapshot-taken.ts'

// A second thread replays the log from the last snapshot and writes the next: the flow is not held up at all, and
// each stretch of the log is checked to lead to the same alerts as it did the first time.
// It takes as long as it takes: of two cores it would have one.
giveWay()
const reader = openJournalReader((workerData as { file: string }).file)
const { communities, seq, entries, diverged } = await replay(
  {
    read: async (after, entriesMax) => reader.read(after, entriesMax),
    latestSnapshot: async () => reader.latestSnapshot().snapshot,
  },
  new RuleBook(kindList, rulesForAll),
  reader.head(),
)
reader.close()
const body = writeSnapshotBody(communities.freeze())
const taken: SnapshotTaken = { snapshot: { seq, domainVersion: snapshotVersion, body }, entries, diverged }
parentPort?.postMessage(taken, [body.buffer])
