import type { Instant } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import { NO_PASSWORD, type PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import type { Sessions } from '../access/sessions.ts'
import type { Passwords } from '../access/sign-in.ts'
import { isReserved } from '../access/username.ts'
import { ApiProblem } from '../problem.ts'
import type { AccountLinks, MadeLink } from './account-links.ts'
import type { AccountRecord } from './account-record.ts'
import type { AccountTurns } from './account-turns.ts'
import { refuseStaleAccount } from './account-version.ts'
import { carerOf } from './left-wearers.ts'
import { type Managed, type Manager, mayManage, unknownIn } from './manage.ts'
import type { Memberships } from './memberships.ts'
import { refuseWeak } from './password-change.ts'

export interface AccountFields extends Managed {
  readonly displayName: string
  readonly language: PersonAccount['language']
  readonly disabled: boolean
}

export interface AccountChange extends Managed, Partial<Omit<AccountFields, keyof Managed>> {
  /** The version that was seen (`accountVersion`); whatever is there gives way where absent. */
  readonly version?: string
}

export interface NewAccount extends Omit<AccountFields, 'disabled'> {
  readonly username: string
  /** Without one, its owner chooses it by an invitation. */
  readonly password: string | undefined
}

/** Makes, changes and ends the accounts of others, one thing at a time, as far as somebody may. */
export interface AccountOffice {
  /** Those that somebody may know of: their own, and whom they manage. */
  list(by: Manager): Promise<PersonAccount[]>
  /** Throws `ACCOUNT_NOT_FOUND` for one that is not theirs to manage, too. */
  managed(by: Manager, username: string): Promise<PersonAccount>
  make(by: Manager, fields: NewAccount): Promise<{ account: PersonAccount; invitation?: MadeLink }>
  /** What is not named stays: nobody who was disabled comes back by a slip. */
  change(by: Manager, username: string, fields: AccountChange): Promise<PersonAccount>
  remove(by: Manager, username: string): Promise<void>
  /** What people say of themselves. */
  describe(username: string, words: Pick<AccountFields, 'displayName' | 'language'>): Promise<PersonAccount>
  /** A link to another password, or another invitation. The password of before is good until it is used. */
  link(by: Manager, username: string): Promise<MadeLink>
}

export interface AccountOfficeOptions {
  readonly accounts: AccountStore
  readonly sessions: Sessions
  readonly links: AccountLinks
  readonly memberships: Memberships
  readonly passwords: Passwords
  readonly registry: Registry
  readonly record: AccountRecord
  readonly turns: AccountTurns
  readonly accountsMax: number
  /** The one whose password stands in the configuration. */
  readonly configured: string | undefined
  readonly now: () => Instant
}

export function createAccountOffice(options: AccountOfficeOptions): AccountOffice {
  const { accounts, sessions, links, memberships, registry, record, turns } = options
  async function managed(by: Manager, username: string): Promise<PersonAccount> {
    const account = await accounts.person(username)
    if (account === undefined || !mayManage(by, account, registry)) throw new ApiProblem('ACCOUNT_NOT_FOUND')
    return account
  }

  async function make(by: Manager, fields: NewAccount) {
    const { username, password, ...rest } = fields
    refuseBeyond(by, rest)
    await refuseTaken(username)
    if (password !== undefined) refuseWeak(password, fields)
    const passwordHash = password === undefined ? '' : await options.passwords.hash(password)
    const account = { ...rest, username, passwordHash, disabled: false, mustChangePassword: true }
    await accounts.savePerson(account)
    await record(by.username, username, 'made', fields)
    await memberships.align(by.username)
    if (password !== undefined) return { account }
    return { account, invitation: await links.make(account, by.username) }
  }

  async function change(
    by: Manager,
    username: string,
    { version, ...fields }: AccountChange,
  ): Promise<PersonAccount> {
    const before = await managed(by, username)
    refuseBeyond(by, fields)
    refuseStaleAccount(before, version)
    const account = { ...before, ...fields }
    if (!rules(account)) await refuseLast(before)
    await accounts.savePerson(account)
    await record(by.username, username, 'changed', fields)
    await (account.disabled ? sessions.closeAll(username) : sessions.rightsChanged(username))
    await memberships.align(by.username)
    return account
  }

  async function remove(by: Manager, username: string): Promise<void> {
    await refuseLast(await managed(by, username))
    refuseCarer(username)
    await sessions.closeAll(username)
    await accounts.removePerson(username, options.now())
    // What came back by a key of theirs in between.
    await sessions.rightsChanged(username)
    await record(by.username, username, 'removed')
    await memberships.align(by.username)
  }

  async function link(by: Manager, username: string): Promise<MadeLink> {
    const account = await managed(by, username)
    if (username === options.configured) throw new ApiProblem('ACCOUNT_CONFIGURED')
    // A password here would outlive what the other server says of them.
    if (account.passwordHash === NO_PASSWORD) throw new ApiProblem('ACCOUNT_ELSEWHERE')
    const made = await links.make(account, by.username)
    await record(by.username, username, made.purpose === 'reset' ? 'reset' : 'invited')
    return made
  }

  async function describe(username: string, words: Pick<AccountFields, 'displayName' | 'language'>) {
    const before = await accounts.person(username)
    if (before === undefined) throw new ApiProblem('ACCOUNT_NOT_FOUND')
    const account = { ...before, ...words }
    await accounts.savePerson(account)
    return account
  }

  /** Nobody makes what they could not have made before, nor changes anybody into it. */
  function refuseBeyond(by: Manager, fields: Managed): void {
    if (!mayManage(by, fields, registry)) throw new ApiProblem('NOT_ALLOWED')
    if (fields.role === 'administrator' && fields.scope !== 'all')
      throw new ApiProblem('SCOPE_UNKNOWN', { detail: 'an administrator’s scope is “all”' })
    const unknown = unknownIn(fields.scope, registry)
    if (unknown !== undefined) throw new ApiProblem('SCOPE_UNKNOWN', { detail: unknown })
  }

  async function refuseTaken(username: string): Promise<void> {
    const isTaken = isReserved(username) || (await accounts.person(username)) !== undefined
    if (isTaken) throw new ApiProblem('ACCOUNT_EXISTS', { detail: username })
    if (await accounts.isFormer(username))
      throw new ApiProblem('ACCOUNT_EXISTS', {
        detail: `${username} was somebody’s who left; the log knows it`,
      })
    if ((await accounts.people()).length >= options.accountsMax)
      throw new ApiProblem('ACCOUNTS_TOO_MANY', { detail: `LINLI_ACCOUNTS is ${options.accountsMax}` })
  }

  /** Without anybody who administers, nobody could make one who does. */
  async function refuseLast(account: PersonAccount): Promise<void> {
    if (!rules(account)) return
    const others = (await accounts.people()).filter(one => one.username !== account.username && rules(one))
    if (others.length === 0) throw new ApiProblem('ACCOUNT_LAST_ADMINISTRATOR')
  }

  /** The files would name somebody of whom nobody knows any more. Disabling ends everything at once, and is never refused. */
  function refuseCarer(username: string): void {
    const of = carerOf(username, registry)
    if (of.length === 0) return
    const sites = [...new Set(of.map(({ site }) => site))].join(', ')
    throw new ApiProblem('ACCOUNT_IS_CARER', { detail: `of ${of.length} wearers in ${sites}` })
  }

  const isTheirs = (by: Manager, account: PersonAccount): boolean =>
    account.username === by.username || mayManage(by, account, registry)

  return {
    list: async by => (await accounts.people()).filter(account => isTheirs(by, account)),
    managed,
    make: (by, fields) => turns(() => make(by, fields)),
    change: (by, username, fields) => turns(() => change(by, username, fields)),
    remove: (by, username) => turns(() => remove(by, username)),
    link: (by, username) => turns(() => link(by, username)),
    describe: (username, words) => turns(() => describe(username, words)),
  }
}

const rules = ({ role, disabled, passwordHash }: PersonAccount): boolean =>
  role === 'administrator' && !disabled && passwordHash !== ''
