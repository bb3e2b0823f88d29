import type { DurationMs, Instant } from '../../domain/model/time.ts'
import type { Tally } from '../../runtime/tally.ts'
import { NO_PASSWORD, type PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import type { SignInLimits } from '../config.ts'
import { ApiProblem } from '../problem.ts'
import { ChecksAtOnce } from './checks-at-once.ts'
import type { KnownBrowsers } from './known-browsers.ts'
import { NamePace, TURN_WAIT_MS_MAX } from './name-pace.ts'
import { newSecret, sha256 } from './secrets.ts'
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
  readonly factors: {
    isOn(username: string): Promise<boolean>
    take(username: string, code: string): Promise<boolean>
  }
  readonly browsers: KnownBrowsers
  readonly limits: SignInLimits
  readonly tally: Tally
  readonly now: () => Instant
  readonly pause: (ms: DurationMs) => Promise<unknown>
}

export interface Attempt {
  readonly username: string
  readonly password: string
  readonly address: string
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string | undefined
  /** What this server gave the browser when somebody signed in there. */
  readonly browser?: string | undefined
}

/** Both answer with the account, or throw a coded refusal that does not tell which half was wrong. */
export interface SignIn {
  signIn(attempt: Attempt): Promise<PersonAccount>
  /** Somebody who is signed in says the password once more. */
  confirm(attempt: Omit<Attempt, 'code'>): Promise<PersonAccount>
}

/** Who tries, as far as counting goes. */
interface Comer {
  readonly from: string
  readonly isStranger: boolean
}

type Refusal =
  | 'OVERLOADED'
  | 'SIGN_IN_FAILED'
  | 'SIGN_IN_THROTTLED'
  | 'SIGN_IN_CODE_NEEDED'
  | 'SIGN_IN_CODE_WRONG'

export function createSignIn(options: SignInOptions): SignIn {
  const { accounts, passwords, factors, browsers, limits, tally, now } = options
  const throttle = new SignInThrottle(limits)
  const codes = new SignInThrottle(limits)
  const pace = new NamePace({ failuresFree: limits.nameFailuresFree })
  const checks = new ChecksAtOnce(limits.atOnceMax)
  let decoy: Promise<string> | undefined

  async function check(account: PersonAccount | undefined, password: string): Promise<boolean> {
    decoy ??= passwords.hash(newSecret())
    const stored = account?.passwordHash ?? ''
    const isHash = stored !== '' && stored !== NO_PASSWORD
    const matches = await passwords.verify(password, isHash ? stored : await decoy)
    return account !== undefined && isHash && !account.disabled && matches
  }

  /** The password is known at this moment alone. */
  async function raiseCost({ username, passwordHash }: PersonAccount, password: string): Promise<void> {
    if (passwords.isOutdated?.(passwordHash) !== true) return
    const stronger = await passwords.hash(password)
    // Whoever cannot be written down is signed in all the same.
    await accounts.replaceHash(username, passwordHash, stronger).catch(() => {})
  }

  /** Names the one who tries, and lets strangers to a name that is being guessed at come one after the other. */
  async function admitted({ username, address, browser }: Attempt): Promise<Comer> {
    const isKnown = await browsers.knows(browser, username)
    refuseCrowd(!isKnown)
    const from = isKnown && browser !== undefined ? `browser ${sha256(browser)}` : address
    const waitMs = throttle.attempt(username, from, now())
    if (waitMs > 0) throw refusal('SIGN_IN_THROTTLED', waitMs)
    const turnMs = isKnown ? 0 : pace.turn(username, now())
    if (turnMs > TURN_WAIT_MS_MAX) throw refusal('SIGN_IN_THROTTLED', turnMs)
    if (turnMs > 0) await options.pause(turnMs)
    return { from, isStranger: !isKnown }
  }

  async function judge({ username, password }: Attempt): Promise<PersonAccount> {
    const account = await accounts.person(username)
    if (!(await check(account, password)) || account === undefined) throw refusal('SIGN_IN_FAILED')
    return account
  }

  /** Whoever comes here has the password: strangers share one count, wherever they come from. */
  async function judgeCode({ username, code }: Attempt, { from, isStranger }: Comer): Promise<void> {
    if (!(await factors.isOn(username))) return
    if (code === undefined) throw refusal('SIGN_IN_CODE_NEEDED')
    const key = isStranger ? 'strangers' : from
    const waitMs = codes.attempt(username, key, now())
    if (waitMs > 0) throw refusal('SIGN_IN_THROTTLED', waitMs)
    if (!(await factors.take(username, code))) throw refusal('SIGN_IN_CODE_WRONG')
    codes.succeeded(username, key)
  }

  async function attempt(given: Attempt, asksForCode: boolean): Promise<PersonAccount> {
    const asked = { ...given, username: asUsername(given.username) }
    const comer = await admitted(asked)
    try {
      const account = await oneOfFew(comer, () => judge(asked))
      if (asksForCode) await judgeCode(asked, comer)
      throttle.succeeded(asked.username, comer.from)
      await raiseCost(account, asked.password)
      return account
    } catch (error) {
      if (comer.isStranger && isGuess(error)) pace.failed(asked.username, now())
      throw error
    }
  }

  function refuseCrowd(isStranger: boolean): void {
    if (checks.isFull(isStranger)) throw refusal('OVERLOADED')
  }

  function oneOfFew<T>({ isStranger }: Comer, work: () => Promise<T>): Promise<T> {
    refuseCrowd(isStranger)
    return checks.run(isStranger, work)
  }

  function refusal(code: Refusal, retryAfterMs?: number): ApiProblem {
    tally.add('sign_ins', code)
    return new ApiProblem(code, retryAfterMs === undefined ? {} : { retryAfterMs })
  }

  return {
    async signIn(given) {
      const account = await attempt(given, true)
      tally.add('sign_ins', 'ok')
      return account
    },
    confirm: given => attempt(given, false),
  }
}

const isGuess = (error: unknown): boolean =>
  error instanceof ApiProblem && ['SIGN_IN_FAILED', 'SIGN_IN_CODE_WRONG'].includes(error.code)
