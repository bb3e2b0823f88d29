import type { PackedSnapshot } from '../journal/snapshot-table.ts'
import type { Step } from './background.ts'
import { inTransaction } from './database.ts'
import type { WriteSession } from './write-session.ts'

/** Each in a transaction of its own: a commit waits for one part, not for the whole. */
const partBytes = 262_144
const sweptAStep = 16

/** The steps that write a snapshot: its parts, then the row that makes it count, then what is older goes. */
export function snapshotWriting(session: () => WriteSession, packed: PackedSnapshot): Step {
  const id = session().snapshots.nextId()
  const parts = partsOf(packed.body)
  let finished = false

  return () => {
    const { db, snapshots } = session()
    if (finished) return snapshots.sweep(sweptAStep)
    inTransaction(db, () => {
      const part = parts.shift()
      if (part) return snapshots.addPart(id, part)
      snapshots.finish(id, packed)
      finished = true
    })
    return true
  }
}

function partsOf(body: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let at = 0; at < body.length; at += partBytes) parts.push(body.subarray(at, at + partBytes))
  return parts
}
