import { createHash, randomBytes } from 'node:crypto'
import type { DurationMs, Instant } from '../../domain/model/time.ts'
import type { AccountStore, PersonAccount } from '../../store/store.ts'

/** Who makes a request, as far as the server has seen for itself. */
export interface Caller {
  readonly username: string
  readonly role: PersonAccount['role']
  readonly expiresAt: Instant
  /** Names the session without being its key. */
  readonly sessionHash: string
}

export interface Sessions {
  /** The token is given once; the store keeps its hash alone. */
  open(account: PersonAccount): Promise<{ token: string; expiresAt: Instant }>
  /** `undefined` for a token that never was, has ended, or whose account is gone. */
  callerOf(token: string): Promise<Caller | undefined>
  /** Whether a session found earlier still stands. */
  stands(sessionHash: string): Promise<boolean>
  close(sessionHash: string): Promise<void>
}

export interface SessionOptions {
  readonly accounts: AccountStore
  readonly sessionMs: DurationMs
  readonly now: () => Instant
}

export function createSessions({ accounts, sessionMs, now }: SessionOptions): Sessions {
  async function find(sessionHash: string): Promise<Caller | undefined> {
    const session = await accounts.session(sessionHash)
    if (session === undefined || session.expiresAt <= now()) return undefined
    const account = await accounts.person(session.username)
    if (account === undefined) return undefined
    return { username: account.username, role: account.role, expiresAt: session.expiresAt, sessionHash }
  }

  return {
    async open(account) {
      const token = newSecret()
      const createdAt = now()
      const expiresAt = createdAt + sessionMs
      await accounts.dropExpiredSessions(createdAt)
      await accounts.openSession(sha256(token), { username: account.username, createdAt, expiresAt })
      return { token, expiresAt }
    },
    callerOf: token => find(sha256(token)),
    stands: async sessionHash => (await find(sessionHash)) !== undefined,
    close: sessionHash => accounts.closeSession(sessionHash),
  }
}

/** 256 random bits: a plain hash is enough for what nobody can guess. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const sha256 = (secret: string): string => createHash('sha256').update(secret).digest('hex')
