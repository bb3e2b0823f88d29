import type { DatabaseSync } from 'node:sqlite'
import type { Instant } from '../domain/model/time.ts'
import type { AccountLink, LinkPurpose, SecondFactor, SignInUse } from './account-store.ts'

/** What opens an account besides its password. */
export const signInTables = `
  CREATE TABLE account_link (token_hash TEXT PRIMARY KEY, username TEXT NOT NULL, purpose TEXT NOT NULL,
    made_by TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX account_link_of ON account_link (username);
  CREATE TABLE second_factor (username TEXT PRIMARY KEY, secret TEXT NOT NULL, confirmed INTEGER NOT NULL,
    last_step INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE recovery_code (username TEXT, code_hash TEXT, PRIMARY KEY (username, code_hash)) WITHOUT ROWID;
  CREATE TABLE known_browser (username TEXT, token_hash TEXT, expires_at INTEGER NOT NULL,
    PRIMARY KEY (username, token_hash)) WITHOUT ROWID;
  CREATE TABLE identity (issuer TEXT, subject TEXT, username TEXT NOT NULL, PRIMARY KEY (issuer, subject))
    WITHOUT ROWID;
`

export function signInWrites(db: DatabaseSync) {
  const addLink = db.prepare('INSERT INTO account_link VALUES (?, ?, ?, ?, ?)')
  const takeLink = db.prepare('DELETE FROM account_link WHERE token_hash = ? RETURNING *')
  const dropLinks = db.prepare('DELETE FROM account_link WHERE username = ?')
  const remember = db.prepare('INSERT OR REPLACE INTO known_browser VALUES (?, ?, ?)')
  const forgetOld = db.prepare(
    'DELETE FROM known_browser WHERE username = ? AND token_hash NOT IN (SELECT token_hash FROM known_browser WHERE username = ? ORDER BY expires_at DESC LIMIT ?)',
  )
  const forget = db.prepare('DELETE FROM known_browser WHERE username = ?')
  const saveIdentity = db.prepare('INSERT OR REPLACE INTO identity VALUES (?, ?, ?)')

  return {
    addLink(tokenHash: string, { username, purpose, by, expiresAt }: AccountLink): void {
      dropLinks.run(username)
      addLink.run(tokenHash, username, purpose, by, expiresAt)
    },
    takeLink(tokenHash: string): AccountLink | undefined {
      const row = takeLink.get(tokenHash)
      return row && linkOf(row)
    },
    dropLinksOf: (username: string) => void dropLinks.run(username),
    rememberBrowser(tokenHash: string, username: string, expiresAt: Instant): void {
      remember.run(username, tokenHash, expiresAt)
      forgetOld.run(username, username, BROWSERS_MAX)
    },
    forgetBrowsersOf: (username: string) => void forget.run(username),
    saveIdentity: (issuer: string, subject: string, username: string) =>
      void saveIdentity.run(issuer, subject, username),
    ...factorWrites(db),
  }
}

/** Of one person; a further one takes the place of the one that was used the longest ago. */
const BROWSERS_MAX = 20

function factorWrites(db: DatabaseSync) {
  const save = db.prepare('INSERT OR REPLACE INTO second_factor VALUES (?, ?, ?, ?)')
  const takeStep = db.prepare('UPDATE second_factor SET last_step = ? WHERE username = ? AND last_step < ?')
  const remove = db.prepare('DELETE FROM second_factor WHERE username = ?')
  const addCode = db.prepare('INSERT OR IGNORE INTO recovery_code VALUES (?, ?)')
  const takeCode = db.prepare('DELETE FROM recovery_code WHERE username = ? AND code_hash = ?')
  const dropCodes = db.prepare('DELETE FROM recovery_code WHERE username = ?')

  return {
    saveFactor(username: string, factor: SecondFactor, recoveryHashes: readonly string[]): void {
      save.run(username, factor.secret, Number(factor.confirmed), factor.lastStep)
      dropCodes.run(username)
      for (const hash of recoveryHashes) addCode.run(username, hash)
    },
    takeStep: (username: string, step: number): boolean => takeStep.run(step, username, step).changes === 1,
    takeRecoveryCode: (username: string, codeHash: string): boolean =>
      takeCode.run(username, codeHash).changes === 1,
    removeFactor(username: string): void {
      remove.run(username)
      dropCodes.run(username)
    },
  }
}

export const signInReads = (db: DatabaseSync) => ({
  link(tokenHash: string): AccountLink | undefined {
    const row = db.prepare('SELECT * FROM account_link WHERE token_hash = ?').get(tokenHash)
    return row && linkOf(row)
  },
  factor(username: string): SecondFactor | undefined {
    const row = db.prepare('SELECT * FROM second_factor WHERE username = ?').get(username)
    if (row === undefined) return undefined
    return { secret: String(row.secret), confirmed: row.confirmed === 1, lastStep: Number(row.last_step) }
  },
  signInUse: (): SignInUse[] =>
    db
      .prepare(`SELECT p.username, f.username IS NOT NULL AS has_factor, max(s.last_seen_at) AS seen FROM person p
        LEFT JOIN second_factor f ON f.username = p.username AND f.confirmed = 1
        LEFT JOIN session s ON s.username = p.username
        GROUP BY p.username HAVING has_factor OR seen IS NOT NULL`)
      .all()
      .map(row => ({
        username: String(row.username),
        hasSecondFactor: row.has_factor === 1,
        lastSeenAt: row.seen === null ? null : Number(row.seen),
      })),
  recoveryCodesLeft: (username: string): number =>
    Number(db.prepare('SELECT count(*) AS n FROM recovery_code WHERE username = ?').get(username)?.n),
  knowsBrowser: (tokenHash: string, username: string, now: Instant): boolean =>
    db
      .prepare('SELECT 1 FROM known_browser WHERE username = ? AND token_hash = ? AND expires_at > ?')
      .get(username, tokenHash, now) !== undefined,
  identity(issuer: string, subject: string): string | undefined {
    const row = db
      .prepare('SELECT username FROM identity WHERE issuer = ? AND subject = ?')
      .get(issuer, subject)
    return row && String(row.username)
  },
})

const linkOf = (row: Record<string, unknown>): AccountLink => ({
  username: String(row.username),
  purpose: row.purpose as LinkPurpose,
  by: String(row.made_by),
  expiresAt: Number(row.expires_at),
})
