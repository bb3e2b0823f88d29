import type { DatabaseSync } from 'node:sqlite'
import type { Role } from '../domain/model/person.ts'
import type { Scope } from '../domain/model/scope.ts'
import type { Language } from '../domain/model/text.ts'
import type { Instant } from '../domain/model/time.ts'
import type { PersonAccount } from './account-store.ts'
import { contactErasure } from './contact-table.ts'

/** Accounts of before were all administrators. */
export const personColumns = `
  ALTER TABLE person ADD COLUMN scope TEXT NOT NULL DEFAULT '"all"';
  ALTER TABLE person ADD COLUMN display_name TEXT NOT NULL DEFAULT '';
`

export const personalColumns = `
  ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT 'zh';
  ALTER TABLE person ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE person ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE former_person (username TEXT PRIMARY KEY, removed_at INTEGER NOT NULL) WITHOUT ROWID;
`

/** Everything that opens an account ends with it, and so does what was its owner's alone. */
const OF_PERSON = [
  ...['session', 'account_link', 'second_factor', 'recovery_code', 'known_browser', 'identity'],
  'saved_view',
]

export function personWrites(db: DatabaseSync) {
  const save = db.prepare(`INSERT OR REPLACE INTO person
    (username, password_hash, role, scope, display_name, language, disabled, must_change_password)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
  const replaceHash = db.prepare(
    'UPDATE person SET password_hash = ? WHERE username = ? AND password_hash = ?',
  )
  const removals = ['person', ...OF_PERSON].map(table =>
    db.prepare(`DELETE FROM ${table} WHERE username = ?`),
  )
  const eraseContacts = contactErasure(db)
  const keepName = db.prepare('INSERT OR IGNORE INTO former_person VALUES (?, ?)')

  return {
    savePerson(account: PersonAccount): void {
      const { username, passwordHash, role, scope, displayName, language } = account
      const flags = [Number(account.disabled), Number(account.mustChangePassword)]
      save.run(username, passwordHash, role, JSON.stringify(scope), displayName, language, ...flags)
    },
    replaceHash: (username: string, from: string, to: string) => void replaceHash.run(to, username, from),
    removePerson(username: string, at: Instant): void {
      for (const removal of removals) removal.run(username)
      eraseContacts(username)
      keepName.run(username, at)
    },
  }
}

export const personReads = (db: DatabaseSync) => ({
  person(username: string): PersonAccount | undefined {
    const row = db.prepare('SELECT * FROM person WHERE username = ?').get(username)
    return row && accountOf(row)
  },
  people: (): PersonAccount[] => db.prepare('SELECT * FROM person ORDER BY username').all().map(accountOf),
  isFormer: (username: string): boolean =>
    db.prepare('SELECT 1 FROM former_person WHERE username = ?').get(username) !== undefined,
})

function accountOf(row: Record<string, unknown>): PersonAccount {
  const username = String(row.username)
  return {
    username,
    passwordHash: String(row.password_hash),
    role: row.role as Role,
    scope: JSON.parse(String(row.scope)) as Scope,
    displayName: String(row.display_name) || username,
    language: row.language as Language,
    disabled: row.disabled === 1,
    mustChangePassword: row.must_change_password === 1,
  }
}
