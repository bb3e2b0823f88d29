import type { Role } from '../domain/model/person.ts'
import type { Scope } from '../domain/model/scope.ts'
import type { Language } from '../domain/model/text.ts'
import type { Instant } from '../domain/model/time.ts'

export interface PersonAccount {
  readonly username: string
  /** `scrypt$N$r$p$salt$hash`, see `store/password.ts`; empty until whoever was invited chose one. */
  readonly passwordHash: string
  readonly role: Role
  readonly scope: Scope
  /** As colleagues know them; the user name where nobody said. */
  readonly displayName: string
  readonly language: Language
  /** Kept for its name, but nobody signs in with it, and nobody is told by it. */
  readonly disabled: boolean
  /** Somebody else chose the password: it opens nothing but the way to another. */
  readonly mustChangePassword: boolean
}

/** In the place of a hash, for whoever signs in elsewhere; it is none, so no password is right. */
export const NO_PASSWORD = 'elsewhere'

export interface SessionRecord {
  readonly username: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly lastSeenAt: Instant
  /** From where it was opened, and by which program, in its own words. */
  readonly address: string
  readonly agent: string
}

/** A session as it is found among others. */
export interface StoredSession extends SessionRecord {
  readonly tokenHash: string
}

export type LinkPurpose = 'invitation' | 'reset'

/** A link that lets one person choose a password, once. */
export interface AccountLink {
  readonly username: string
  readonly purpose: LinkPurpose
  readonly by: string
  readonly expiresAt: Instant
}

/** A shared secret of which codes are made (RFC 6238). It counts once its owner has shown a code of it. */
export interface SecondFactor {
  readonly secret: string
  readonly confirmed: boolean
  /** The time step of the last code that was taken: no code is taken twice. */
  readonly lastStep: number
}

/** How somebody signs in, for whoever looks after the accounts. */
export interface SignInUse {
  readonly username: string
  readonly hasSecondFactor: boolean
  /** `null` where no session is open. */
  readonly lastSeenAt: Instant | null
}

/** A program's key. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly scope: Scope
  /** What of the role's rights it has; all of them where nobody said. */
  readonly rights: readonly string[] | null
  readonly by: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly lastUsedAt: Instant | null
}

/** What somebody did to an account, or with it. */
export interface AccountEvent {
  readonly at: Instant
  readonly actor: string
  readonly username: string
  readonly what: string
  readonly note: string | null
}

/** One way of looking at the alerts, as its owner named it. */
export interface SavedView {
  readonly id: string
  readonly name: string
  /** The address of the list: what is shown. */
  readonly query: string
  /** By what it is put together. */
  readonly group: string
}

/** Who signs in and how. Secrets are kept as hashes (SHA-256, hex), but for those that codes are made of. */
export interface PersonStore {
  person(username: string): Promise<PersonAccount | undefined>
  people(): Promise<PersonAccount[]>
  savePerson(account: PersonAccount): Promise<void>
  /** Of each who has either: whether an app counts, and when a session of theirs that is open was used last. */
  signInUse(): Promise<SignInUse[]>
  /** Where it is still that one. */
  replaceHash(username: string, from: string, to: string): Promise<void>
  /** With all that opens it, and how they were reached. The name is never given to anybody else: the log knows it. */
  removePerson(username: string, at: Instant): Promise<void>
  /** Whether somebody had the name who has no account any more. */
  isFormer(username: string): Promise<boolean>

  openSession(tokenHash: string, session: SessionRecord): Promise<void>
  session(tokenHash: string): Promise<SessionRecord | undefined>
  /** The latest first. */
  sessionsOf(username: string): Promise<StoredSession[]>
  touchSession(tokenHash: string, at: Instant): Promise<void>
  closeSession(tokenHash: string): Promise<void>
  dropExpiredSessions(now: Instant): Promise<void>

  /** Ends those that there were for the same person. */
  addLink(tokenHash: string, link: AccountLink): Promise<void>
  link(tokenHash: string): Promise<AccountLink | undefined>
  /** Whoever comes first has it; nobody has it after. */
  takeLink(tokenHash: string): Promise<AccountLink | undefined>
  dropLinksOf(username: string): Promise<void>

  saveFactor(username: string, factor: SecondFactor, recoveryHashes: readonly string[]): Promise<void>
  factor(username: string): Promise<SecondFactor | undefined>
  /** False where a code of this time step, or of a later one, was taken before. */
  takeStep(username: string, step: number): Promise<boolean>
  takeRecoveryCode(username: string, codeHash: string): Promise<boolean>
  recoveryCodesLeft(username: string): Promise<number>
  removeFactor(username: string): Promise<void>

  /** A browser that somebody signed in from. */
  rememberBrowser(tokenHash: string, username: string, expiresAt: Instant): Promise<void>
  knowsBrowser(tokenHash: string, username: string, now: Instant): Promise<boolean>
  forgetBrowsersOf(username: string): Promise<void>

  /** Who it is that another server signed in. */
  identity(issuer: string, subject: string): Promise<string | undefined>
  saveIdentity(issuer: string, subject: string, username: string): Promise<void>

  saveKey(keyHash: string, key: ApiKey): Promise<void>
  keys(): Promise<ApiKey[]>
  keyByHash(keyHash: string): Promise<ApiKey | undefined>
  touchKey(id: string, at: Instant): Promise<void>
  removeKey(id: string): Promise<void>

  /** In the order in which they were made. */
  views(username: string): Promise<SavedView[]>
  /** False where there are as many others as may be. Of an account that ended meanwhile nothing is kept. */
  saveView(username: string, view: SavedView, most: number): Promise<boolean>
  /** False where there was none. */
  removeView(username: string, id: string): Promise<boolean>

  recordAccountEvent(event: AccountEvent): Promise<void>
  /** The latest first. */
  accountEvents(username: string, limit: number): Promise<AccountEvent[]>
}
