import type { PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import type { Caller, Sessions } from '../access/sessions.ts'
import type { Attempt, Passwords, SignIn } from '../access/sign-in.ts'
import { ApiProblem } from '../problem.ts'
import type { AccountLinks } from './account-links.ts'
import type { AccountRecord } from './account-record.ts'
import type { AccountTurns } from './account-turns.ts'
import { passwordFault, type Whose } from './password-rules.ts'

/** People choose their own passwords: with the one before, or by a link that somebody made for them. */
export interface PasswordChange {
  own(caller: Caller, change: { readonly old: string; readonly new: string }, from: Place): Promise<void>
  byLink(token: string, password: string): Promise<PersonAccount>
}

/** From where somebody asks: wrong passwords are counted there. */
export type Place = Pick<Attempt, 'address' | 'browser'>

export interface PasswordChangeOptions {
  readonly accounts: AccountStore
  readonly sessions: Sessions
  readonly links: AccountLinks
  readonly passwords: Passwords
  readonly signIn: SignIn
  readonly record: AccountRecord
  readonly configured: string | undefined
  /** Shared with whoever else changes accounts: neither may write over the other. */
  readonly turns: AccountTurns
}

export function createPasswordChange(options: PasswordChangeOptions): PasswordChange {
  const { accounts, sessions, links, passwords, record } = options
  /** All sessions end but the one in which it was changed: somebody else may have begun the others. */
  async function set(username: string, password: string, kept?: string): Promise<PersonAccount> {
    const passwordHash = await passwords.hash(password)
    const changed = await options.turns(async () => {
      const account = await accounts.person(username)
      if (account === undefined) throw new ApiProblem('LINK_ENDED')
      const changed = { ...account, passwordHash, mustChangePassword: false }
      await accounts.savePerson(changed)
      return changed
    })
    await accounts.dropLinksOf(username)
    await accounts.forgetBrowsersOf(username)
    await sessions.closeAll(username, kept)
    return changed
  }

  async function own(caller: Caller, given: { old: string; new: string }, from: Place): Promise<void> {
    const { username, sessionHash } = caller
    if (username === options.configured) throw new ApiProblem('ACCOUNT_CONFIGURED')
    const account = await options.signIn
      .confirm({ username, password: given.old, ...from })
      .catch(asWrongPassword)
    refuseWeak(given.new, account)
    if (given.new === given.old) throw new ApiProblem('PASSWORD_REFUSED', { detail: 'the one of before' })
    await set(username, given.new, sessionHash)
    await record(username, username, 'password-changed')
  }

  async function byLink(token: string, password: string): Promise<PersonAccount> {
    const { account, link } = await links.look(token)
    // A link is not used up by a password that is refused.
    refuseWeak(password, account)
    await links.take(token)
    const changed = await set(account.username, password)
    await record(account.username, account.username, `${link.purpose}-used`)
    return changed
  }

  return { own, byLink }
}

export function refuseWeak(password: string, whose: Whose): void {
  const says = passwordFault(password, whose)
  if (says === undefined) return
  throw new ApiProblem('PASSWORD_REFUSED', {
    detail: says.en,
    faults: [{ path: 'password', level: 'fault', says }],
  })
}

/** Whoever asks is signed in; it is the password that is not believed. */
export function asWrongPassword(error: unknown): never {
  const isWrong = error instanceof ApiProblem && error.code === 'SIGN_IN_FAILED'
  throw isWrong ? new ApiProblem('PASSWORD_WRONG') : error
}
