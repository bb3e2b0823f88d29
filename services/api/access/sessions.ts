import type { Role } from '../../domain/model/person.ts'
import type { Scope } from '../../domain/model/scope.ts'
import { type DurationMs, type Instant, MINUTE } from '../../domain/model/time.ts'
import {
  NO_PASSWORD,
  type PersonAccount,
  type SessionRecord,
  type StoredSession,
} from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import type { Right } from './rights.ts'
import { newSecret, sha256 } from './secrets.ts'

/** Who makes a request, as far as the server has seen for itself: somebody who signed in, or a program with a key. */
export interface Caller {
  readonly username: string
  readonly role: Role
  readonly scope: Scope
  /** No more than these of what the role may; all of it where absent. */
  readonly rights?: ReadonlySet<Right>
  readonly expiresAt: Instant
  /** Names the session without being its key. */
  readonly sessionHash: string
  /** What the person has to do before anything else is open. */
  readonly owes?: Owed
}

/** To choose a password of one's own; to take an authenticator app into use. */
export type Owed = 'password' | 'second-factor'

export interface Sessions {
  /** The token is given once; the store keeps its hash alone. */
  open(account: PersonAccount, from: SessionOrigin): Promise<{ token: string; expiresAt: Instant }>
  /** `undefined` for a token that never was, has ended, or whose account is gone. */
  callerOf(token: string): Promise<Caller | undefined>
  /** What somebody who signed in has to do first. */
  owedBy(account: PersonAccount): Promise<Owed | undefined>
  /** Whether a caller found earlier would be found again, with the same rights. */
  stands(caller: Caller): Promise<boolean>
  /** Those that stand, the latest first. */
  of(username: string): Promise<StoredSession[]>
  close(sessionHash: string): Promise<void>
  /** All of a person, but the one that is named; what is open by their keys ends and comes again where it still may. */
  closeAll(username: string, but?: string): Promise<void>
  /** Sessions go on with other rights; what is open under the old ones ends and comes again. */
  rightsChanged(username: string): Promise<void>
}

/** From where somebody signs in, and with which program, in its own words. */
export interface SessionOrigin {
  readonly address: string
  readonly agent: string
}

/** Programs have a key in the place of a session. */
export interface Keys {
  /** `undefined` for what is no key, and for one that has ended. */
  callerOf(token: string): Promise<Caller | undefined>
  /** The same for one that was found earlier. */
  again(sessionHash: string): Promise<Caller | undefined>
  /** What stands for the sessions of those that somebody made: they may what their maker may now. */
  madeBy(username: string): Promise<readonly string[]>
}

export interface SessionOptions {
  readonly accounts: AccountStore
  readonly keys: Keys
  readonly sessionMs: DurationMs
  /** A session that nobody uses for as long ends. */
  readonly idleMs: DurationMs
  /** Of these roles everybody has a second factor. */
  readonly secondFactorRoles: readonly Role[]
  readonly now: () => Instant
  /** What lives on a session ends with it. */
  readonly ended: (sessionHash: string) => void
}

export function createSessions(options: SessionOptions): Sessions {
  const { accounts, keys, sessionMs, idleMs, now, ended } = options

  const isOver = ({ expiresAt, lastSeenAt }: SessionRecord): boolean =>
    expiresAt <= now() || now() - lastSeenAt >= idleMs

  async function find(sessionHash: string): Promise<Caller | undefined> {
    const session = await accounts.session(sessionHash)
    if (session === undefined || isOver(session)) return undefined
    const account = await accounts.person(session.username)
    if (account === undefined || account.disabled) return undefined
    seen(sessionHash, session)
    return callerFor(account, session.expiresAt, sessionHash, await owedBy(account))
  }

  async function owedBy({
    username,
    role,
    passwordHash,
    mustChangePassword,
  }: PersonAccount): Promise<Owed | undefined> {
    if (mustChangePassword) return 'password'
    // Whoever signs in elsewhere has what that server asks for.
    if (!options.secondFactorRoles.includes(role) || passwordHash === NO_PASSWORD) return undefined
    return (await accounts.factor(username))?.confirmed ? undefined : 'second-factor'
  }

  /** Nobody waits for it: a request is answered though this cannot be written down. */
  function seen(sessionHash: string, { lastSeenAt }: SessionRecord): void {
    if (now() - lastSeenAt >= SEEN_EVERY_MS) accounts.touchSession(sessionHash, now()).catch(() => {})
  }

  async function close(sessionHash: string): Promise<void> {
    await accounts.closeSession(sessionHash)
    ended(sessionHash)
  }

  async function letGoOfKeys(username: string): Promise<void> {
    for (const sessionHash of await keys.madeBy(username)) ended(sessionHash)
  }

  return {
    async open(account, { address, agent }) {
      const token = newSecret()
      const createdAt = now()
      const expiresAt = createdAt + sessionMs
      const times = { createdAt, expiresAt, lastSeenAt: createdAt }
      await accounts.dropExpiredSessions(createdAt)
      const session = { username: account.username, ...times, address, agent: agent.slice(0, AGENT_LENGTH) }
      await accounts.openSession(sha256(token), session)
      return { token, expiresAt }
    },
    callerOf: async token => (await keys.callerOf(token)) ?? find(sha256(token)),
    owedBy,
    async stands(caller) {
      const { sessionHash } = caller
      const found = (await find(sessionHash)) ?? (await keys.again(sessionHash))
      return found !== undefined && rightsOf(found) === rightsOf(caller)
    },
    of: async username => (await accounts.sessionsOf(username)).filter(session => !isOver(session)),
    close,
    async closeAll(username, but) {
      const all = await accounts.sessionsOf(username)
      await Promise.all(all.filter(({ tokenHash }) => tokenHash !== but).map(one => close(one.tokenHash)))
      await letGoOfKeys(username)
    },
    async rightsChanged(username) {
      for (const { tokenHash } of await accounts.sessionsOf(username)) ended(tokenHash)
      await letGoOfKeys(username)
    },
  }
}

/** Each request would be a write otherwise. Idle times are counted in minutes. */
const SEEN_EVERY_MS: DurationMs = MINUTE

const AGENT_LENGTH = 300

function callerFor(
  { username, role, scope }: PersonAccount,
  expiresAt: Instant,
  sessionHash: string,
  owes: Owed | undefined,
): Caller {
  return { username, role, scope, expiresAt, sessionHash, ...(owes && { owes }) }
}

const rightsOf = ({ username, role, scope, rights, owes }: Caller): string =>
  JSON.stringify([username, role, scope, rights && [...rights], owes])
