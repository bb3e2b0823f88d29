import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { ChannelKind } from '../domain/model/channel.ts'
import type { PersonId } from '../domain/model/person.ts'
import type { ChannelRecord, ChannelSecrets, Contacts, WaySeen } from './contact-store.ts'
import { inReadTransaction } from './database.ts'

/** How people are reached. Nothing of it is in the log, so that erasing it here erases it. */
export const contactTables = `
  CREATE TABLE notice_channel (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, settings TEXT NOT NULL,
    enabled INTEGER NOT NULL, for_everyone INTEGER NOT NULL, per_minute_max INTEGER) WITHOUT ROWID;
  CREATE TABLE notice_channel_secret (channel TEXT PRIMARY KEY, secrets TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE notice_person (person TEXT PRIMARY KEY, language TEXT NOT NULL, quiet_from TEXT, quiet_to TEXT)
    WITHOUT ROWID;
  CREATE TABLE notice_way (person TEXT, place INTEGER, channel TEXT NOT NULL, address TEXT, verified_at INTEGER,
    gone_at INTEGER, PRIMARY KEY (person, place)) WITHOUT ROWID;
  CREATE INDEX notice_way_by ON notice_way (channel);
`

/** Which language somebody reads is part of their account. */
export const withoutLanguage = 'ALTER TABLE notice_person DROP COLUMN language;'

export function contactWrites(db: DatabaseSync) {
  const saveChannel = db.prepare('INSERT OR REPLACE INTO notice_channel VALUES (?, ?, ?, ?, ?, ?, ?)')
  const saveSecrets = db.prepare('INSERT OR REPLACE INTO notice_channel_secret VALUES (?, ?)')
  const removeOf = [
    'notice_channel WHERE id',
    'notice_channel_secret WHERE channel',
    'notice_way WHERE channel',
  ].map(rows => db.prepare(`DELETE FROM ${rows} = ?`))
  const savePerson = db.prepare('INSERT OR REPLACE INTO notice_person VALUES (?, ?, ?)')
  const dropWays = db.prepare('DELETE FROM notice_way WHERE person = ?')
  const addWay = db.prepare('INSERT INTO notice_way VALUES (?, ?, ?, ?, ?, ?)')
  const isFormer = db.prepare('SELECT 1 FROM former_person WHERE username = ?')
  const ofWay = 'WHERE person = ? AND channel = ? AND address IS ?'
  const saw = {
    verified: db.prepare(`UPDATE notice_way SET verified_at = ?, gone_at = NULL ${ofWay}`),
    gone: db.prepare(`UPDATE notice_way SET gone_at = ? ${ofWay}`),
  }

  return {
    saveNoticeChannel(channel: ChannelRecord, secrets: ChannelSecrets): void {
      const { id, kind, name, settings, enabled, forEveryone, perMinuteMax } = channel
      saveChannel.run(
        id,
        kind,
        name,
        JSON.stringify(settings),
        Number(enabled),
        Number(forEveryone),
        perMinuteMax,
      )
      saveSecrets.run(id, JSON.stringify(secrets))
    },
    removeNoticeChannel(id: string): void {
      for (const remove of removeOf) remove.run(id)
    },
    /** Of somebody whose account ended meanwhile nothing comes back. */
    saveContacts(person: PersonId, { quietHours, ways }: Contacts): void {
      if (isFormer.get(person) !== undefined) return
      savePerson.run(person, quietHours?.from ?? null, quietHours?.to ?? null)
      dropWays.run(person)
      for (const [i, { channel, address, verifiedAt, goneAt }] of ways.entries())
        addWay.run(person, i + 1, channel, address, verifiedAt, goneAt)
    },
    sawWay: ({ person, channel, address, what, at }: WaySeen) =>
      void saw[what].run(at, person, channel, address),
  }
}

/** Their ways go, and the addresses in every attempt that was ever made to reach them, overwritten and not only let go of. */
export function contactErasure(db: DatabaseSync): (person: PersonId) => void {
  const erasures = CONTACTS_OF.map(statement => db.prepare(statement))
  return person => {
    db.exec('PRAGMA secure_delete = ON')
    try {
      for (const erasure of erasures) erasure.run(person)
    } finally {
      db.exec('PRAGMA secure_delete = OFF')
    }
  }
}

const CONTACTS_OF = [
  'DELETE FROM notice_person WHERE person = ?',
  'DELETE FROM notice_way WHERE person = ?',
  "DELETE FROM notice_screen WHERE mark <> '' AND notice IN (SELECT id FROM notice WHERE person = ?)",
  'UPDATE notice_attempt SET address = NULL, reference = NULL WHERE notice IN (SELECT id FROM notice WHERE person = ?)',
]

/** Accounts that ended before theirs went with them. */
export const formerContacts = CONTACTS_OF.map(statement =>
  statement.replace('= ?', 'IN (SELECT username FROM former_person)'),
).join(';\n')

export const contactReads = (db: DatabaseSync) => ({
  noticeChannels: (): ChannelRecord[] =>
    db.prepare('SELECT * FROM notice_channel ORDER BY id').all().map(channelOf),
  noticeChannelSecrets(id: string): ChannelSecrets {
    const row = db.prepare('SELECT secrets FROM notice_channel_secret WHERE channel = ?').get(id)
    return row === undefined ? {} : JSON.parse(String(row.secrets))
  },
  contacts: (person: PersonId): Contacts | undefined =>
    inReadTransaction(db, () => {
      const row = db.prepare('SELECT * FROM notice_person WHERE person = ?').get(person)
      if (row === undefined) return undefined
      return {
        quietHours:
          row.quiet_from === null ? null : { from: String(row.quiet_from), to: String(row.quiet_to) },
        ways: waysOf(db, person),
      }
    }),
})

export const waysOf = (db: DatabaseSync, person: PersonId): Contacts['ways'] =>
  db.prepare('SELECT * FROM notice_way WHERE person = ? ORDER BY place').all(person).map(wayOf)

type Row = Record<string, SQLOutputValue>

const channelOf = (row: Row): ChannelRecord => ({
  id: String(row.id),
  kind: String(row.kind) as ChannelKind,
  name: String(row.name),
  settings: JSON.parse(String(row.settings)),
  enabled: row.enabled === 1,
  forEveryone: row.for_everyone === 1,
  perMinuteMax: row.per_minute_max === null ? null : Number(row.per_minute_max),
})

const wayOf = (row: Row): Contacts['ways'][number] => ({
  channel: String(row.channel),
  address: row.address === null ? null : String(row.address),
  verifiedAt: row.verified_at === null ? null : Number(row.verified_at),
  goneAt: row.gone_at === null ? null : Number(row.gone_at),
})
