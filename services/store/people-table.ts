import type { DatabaseSync } from 'node:sqlite'
import type { DeviceId } from '../domain/model/device.ts'
import type { Role } from '../domain/model/person.ts'
import type { Instant } from '../domain/model/time.ts'
import type {
  Erasure,
  NumberedLook,
  PeopleChange,
  Resident,
  SiteName,
  WearerFile,
  Wearing,
} from './people.ts'

/** `wearing` says since when, and until when, a device was whose; `erased` which erasures this database has seen. */
export const peopleTables = `
  CREATE TABLE site (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE wearer (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE resident (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE wearing (wearer TEXT NOT NULL, device TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER,
    PRIMARY KEY (wearer, device, since)) WITHOUT ROWID;
  CREATE INDEX wearing_of_device ON wearing (device, since);
  CREATE TABLE erased (wearer TEXT PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
`

/** The writing side, in the transaction of the caller. */
export function peopleWrites(db: DatabaseSync) {
  const putSite = db.prepare('INSERT OR REPLACE INTO site VALUES (?, ?)')
  const putWearer = db.prepare('INSERT OR REPLACE INTO wearer VALUES (?, ?)')
  const putResident = db.prepare('INSERT OR REPLACE INTO resident VALUES (?, ?)')
  const dropResident = db.prepare('DELETE FROM resident WHERE id = ?')
  const endWearing = db.prepare(
    'UPDATE wearing SET until = ? WHERE wearer = ? AND until IS NULL AND device IS NOT ?',
  )
  const beginWearing = db.prepare(`INSERT OR REPLACE INTO wearing (wearer, device, since)
    SELECT :wearer, :device, :at
    WHERE NOT EXISTS (SELECT 1 FROM wearing WHERE wearer = :wearer AND device = :device AND until IS NULL)`)

  function saveWearer(file: WearerFile, at: Instant): void {
    putWearer.run(file.id, JSON.stringify(file))
    endWearing.run(at, file.id, file.device ?? null)
    if (file.device !== undefined) beginWearing.run({ wearer: file.id, device: file.device, at })
  }

  function save(change: PeopleChange): void {
    if (change.what === 'wearer') saveWearer(change.file, change.at)
    else if (change.what === 'resident') putResident.run(change.resident.id, JSON.stringify(change.resident))
    else dropResident.run(change.id)
  }

  return {
    nameSite: (site: SiteName) => void putSite.run(site.id, JSON.stringify(site)),
    savePeople(changes: readonly PeopleChange[]) {
      // What a file said before must not be left in the pages either: it could not be erased any more.
      db.exec('PRAGMA secure_delete = ON')
      try {
        changes.forEach(save)
      } finally {
        db.exec('PRAGMA secure_delete = OFF')
      }
    },
  }
}

export const peopleReads = (db: DatabaseSync) => ({
  sites: (): SiteName[] => bodies(db, 'SELECT body FROM site'),
  wearers: (): WearerFile[] => bodies(db, 'SELECT body FROM wearer'),
  residents: (): Resident[] => bodies(db, 'SELECT body FROM resident'),
  wearings: (wearer: string): Wearing[] =>
    db
      .prepare('SELECT device, since, until FROM wearing WHERE wearer = ? ORDER BY since')
      .all(wearer)
      .map(wearingOf),
  wearersOf: (device: DeviceId): (Wearing & { wearer: string })[] =>
    db
      .prepare('SELECT wearer, device, since, until FROM wearing WHERE device = ? ORDER BY since')
      .all(device)
      .map(row => ({ wearer: String(row.wearer), ...wearingOf(row) })),
  looksAt: (wearer: string, limit: number, before = Number.MAX_SAFE_INTEGER): NumberedLook[] =>
    db.prepare(looksSql).all({ wearer, before, limit }).map(lookOf),
  erasures: (): Erasure[] => bodies(db, 'SELECT body FROM erased ORDER BY at'),
})

const looksSql = `
  SELECT id, at, username, device, what, why FROM look WHERE device = :wearer AND id < :before
  UNION
  SELECT look.id, look.at, username, look.device, what, why FROM wearing JOIN look ON look.device = wearing.device
  WHERE wearer = :wearer AND look.id < :before AND look.at >= since AND (until IS NULL OR look.at < until)
  ORDER BY id DESC LIMIT :limit`

const lookOf = (row: Record<string, unknown>): NumberedLook => ({
  n: Number(row.id),
  at: Number(row.at),
  username: String(row.username),
  deviceId: String(row.device),
  what: String(row.what),
  why: row.why as Role,
})

const bodies = <T>(db: DatabaseSync, sql: string): T[] =>
  db
    .prepare(sql)
    .all()
    .map(({ body }) => JSON.parse(String(body)))

const wearingOf = (row: Record<string, unknown>): Wearing => ({
  device: String(row.device),
  since: Number(row.since),
  ...(row.until !== null && { until: Number(row.until) }),
})
