import type { DurationMs, Instant } from '../../domain/model/time.ts'
import type { AccountStore } from '../../store/store.ts'
import { newSecret, sha256 } from './secrets.ts'

/**
 * A browser from which somebody signed in before has a secret that says so. It opens nothing: it only says that it is
 * not a stranger who tries passwords, so that strangers who do cannot hold its owner up.
 */
export interface KnownBrowsers {
  knows(secret: string | undefined, username: string): Promise<boolean>
  /** The secret to keep there: the one that it has, where it is known to somebody already. */
  remember(secret: string | undefined, username: string): Promise<{ secret: string; expiresAt: Instant }>
}

export interface KnownBrowserOptions {
  readonly accounts: AccountStore
  readonly keepMs: DurationMs
  readonly now: () => Instant
}

export const createKnownBrowsers = ({ accounts, keepMs, now }: KnownBrowserOptions): KnownBrowsers => ({
  knows: async (secret, username) =>
    secret !== undefined && (await accounts.knowsBrowser(sha256(secret), username, now())),
  async remember(given, username) {
    const secret = given !== undefined && SECRET.test(given) ? given : newSecret()
    const expiresAt = now() + keepMs
    // Whoever cannot be written down is signed in all the same.
    await accounts.rememberBrowser(sha256(secret), username, expiresAt).catch(() => {})
    return { secret, expiresAt }
  },
})

/** One that this server made, by its look: nobody gains by another. */
const SECRET = /^[\w-]{43}$/
