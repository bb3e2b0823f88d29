import { hash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Seq, Snapshot } from './journal.ts'

/** In parts, so that writing a large one never holds up a commit; one without its head row was never finished. */
export const snapshotTables = `
  CREATE TABLE snapshot (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, domain_version INTEGER NOT NULL,
    checksum TEXT NOT NULL);
  CREATE TABLE snapshot_part (id INTEGER PRIMARY KEY, snapshot INTEGER NOT NULL, body BLOB NOT NULL);
  CREATE INDEX snapshot_part_of ON snapshot_part (snapshot);
`

/** The newest and the one before it, should the newest be damaged. */
const keptMax = 2

export interface PackedSnapshot {
  readonly seq: Seq
  readonly domainVersion: number
  readonly checksum: string
  readonly body: Uint8Array<ArrayBuffer>
}

export function packSnapshot({ seq, domainVersion, body }: Snapshot): PackedSnapshot {
  const packed = zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
  // A copy of its own: a pooled buffer cannot be handed to another thread.
  return { seq, domainVersion, checksum: checksumOf(packed), body: new Uint8Array(packed) }
}

/** The writing side. Everything runs in the transaction of the caller, a part a transaction. */
export function openSnapshots(db: DatabaseSync) {
  const nextId = db.prepare(
    'SELECT max(coalesce((SELECT max(id) FROM snapshot), 0), coalesce((SELECT max(snapshot) FROM snapshot_part), 0)) + 1 AS id',
  )
  const addPart = db.prepare('INSERT INTO snapshot_part (snapshot, body) VALUES (?, ?)')
  const addHead = db.prepare('INSERT INTO snapshot (id, seq, domain_version, checksum) VALUES (?, ?, ?, ?)')
  const dropSame = db.prepare('DELETE FROM snapshot WHERE seq = ? AND id <> ?')
  const dropOld = db.prepare(`DELETE FROM snapshot WHERE id NOT IN
    (SELECT id FROM snapshot ORDER BY seq DESC, id DESC LIMIT ${keptMax})`)
  const dropStray = db.prepare(`DELETE FROM snapshot_part WHERE id IN (SELECT id FROM snapshot_part
    WHERE snapshot NOT IN (SELECT id FROM snapshot) LIMIT ?)`)

  return {
    nextId: (): number => Number(nextId.get()?.id),
    addPart(id: number, part: Uint8Array): void {
      addPart.run(id, part)
    },
    finish(id: number, { seq, domainVersion, checksum }: PackedSnapshot): void {
      addHead.run(id, seq, domainVersion, checksum)
      dropSame.run(seq, id)
      dropOld.run()
    },
    /** Removes parts of older or unfinished snapshots, at most `partsMax`; answers whether any was there. */
    sweep: (partsMax: number): boolean => Number(dropStray.run(partsMax).changes) > 0,
  }
}

export type Snapshots = ReturnType<typeof openSnapshots>

/** Where a replay may have to begin: at the older of the snapshots that are kept; 0 where there are fewer. */
export const readReplayStart = (db: DatabaseSync): Seq =>
  Number(
    db.prepare('SELECT seq FROM snapshot ORDER BY seq DESC, id DESC LIMIT 1 OFFSET ?').get(keptMax - 1)
      ?.seq ?? 0,
  )

/** The newest snapshot that is whole, and the numbers of those that were found damaged on the way. */
export interface FoundSnapshot {
  readonly snapshot: Snapshot | undefined
  readonly damaged: readonly Seq[]
}

export function readLatestSnapshot(db: DatabaseSync): FoundSnapshot {
  const damaged: Seq[] = []
  const heads = db.prepare(
    'SELECT id, seq, domain_version, checksum FROM snapshot ORDER BY seq DESC, id DESC',
  )
  for (const head of heads.all()) {
    const body = readBody(db, Number(head.id), String(head.checksum))
    const seq = Number(head.seq)
    if (body) return { snapshot: { seq, domainVersion: Number(head.domain_version), body }, damaged }
    damaged.push(seq)
  }
  return { snapshot: undefined, damaged }
}

function readBody(db: DatabaseSync, id: number, checksum: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const rows = db.prepare('SELECT body FROM snapshot_part WHERE snapshot = ? ORDER BY id').all(id)
    const packed = Buffer.concat(rows.map(row => row.body as Uint8Array))
    return checksumOf(packed) === checksum ? new Uint8Array(zstdDecompressSync(packed)) : undefined
  } catch {
    // A page that SQLite itself cannot read is damage too: the snapshot before may be whole.
    return undefined
  }
}

const checksumOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')
