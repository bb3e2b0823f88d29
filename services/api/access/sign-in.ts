import type { Instant } from '../../domain/model/time.ts'
import type { Tally } from '../../runtime/tally.ts'
import type { PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import type { SignInLimits } from '../config.ts'
import { ApiProblem } from '../problem.ts'
import { newSecret } from './secrets.ts'
import { SignInThrottle } from './sign-in-throttle.ts'
import { asUsername } from './username.ts'

/** How passwords are hashed and checked; both slow on purpose. */
export interface Passwords {
  hash(password: string): Promise<string>
  verify(password: string, stored: string): Promise<boolean>
  /** Whether a hash was made at another cost than today's. */
  isOutdated?(stored: string): boolean
}

export interface SignInOptions {
  readonly accounts: AccountStore
  readonly passwords: Passwords
  readonly limits: SignInLimits
  readonly tally: Tally
  readonly now: () => Instant
}

export interface Attempt {
  readonly username: string
  readonly password: string
  readonly address: string
}

/** Answers with the account, or throws a coded refusal that does not tell which half was wrong. */
export function createSignIn({ accounts, passwords, limits, tally, now }: SignInOptions) {
  const throttle = new SignInThrottle(limits)
  let atOnce = 0
  let decoy: Promise<string> | undefined

  async function check(account: PersonAccount | undefined, password: string): Promise<boolean> {
    decoy ??= passwords.hash(newSecret())
    const matches = await passwords.verify(password, account?.passwordHash || (await decoy))
    return account !== undefined && account.passwordHash !== '' && !account.disabled && matches
  }

  /** The password is known at this moment alone. */
  async function raiseCost({ username, passwordHash }: PersonAccount, password: string): Promise<void> {
    if (passwords.isOutdated?.(passwordHash) !== true) return
    const stronger = await passwords.hash(password)
    // Whoever cannot be written down is signed in all the same.
    await accounts.replaceHash(username, passwordHash, stronger).catch(() => {})
  }

  async function attempt({ password, address, ...given }: Attempt): Promise<PersonAccount> {
    const username = asUsername(given.username)
    const waitMs = throttle.attempt(username, address, now())
    if (waitMs > 0) throw refusal('SIGN_IN_THROTTLED', waitMs)
    const account = await accounts.person(username)
    if (!(await check(account, password)) || account === undefined) throw refusal('SIGN_IN_FAILED')
    throttle.succeeded(username, address)
    await raiseCost(account, password)
    tally.add('sign_ins', 'ok')
    return account
  }

  function refusal(code: 'OVERLOADED' | 'SIGN_IN_FAILED' | 'SIGN_IN_THROTTLED', retryAfterMs?: number) {
    tally.add('sign_ins', code)
    return new ApiProblem(code, retryAfterMs === undefined ? {} : { retryAfterMs })
  }

  return async (given: Attempt): Promise<PersonAccount> => {
    if (atOnce >= limits.atOnceMax) throw refusal('OVERLOADED')
    atOnce += 1
    try {
      return await attempt(given)
    } finally {
      atOnce -= 1
    }
  }
}

export type SignIn = ReturnType<typeof createSignIn>
