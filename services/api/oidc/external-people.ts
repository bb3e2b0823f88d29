import type { Registry } from '../../runtime/registry.ts'
import { NO_PASSWORD, type PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import type { Sessions } from '../access/sessions.ts'
import type { AccountRecord } from '../accounts/account-record.ts'
import type { AccountTurns } from '../accounts/account-turns.ts'
import { unknownIn } from '../accounts/manage.ts'
import type { Memberships } from '../accounts/memberships.ts'
import { ApiProblem } from '../problem.ts'
import type { ExternalPerson } from './claims.ts'

export interface ExternalPeopleOptions {
  readonly accounts: AccountStore
  readonly sessions: Sessions
  readonly memberships: Memberships
  readonly registry: Registry
  readonly record: AccountRecord
  readonly turns: AccountTurns
  readonly accountsMax: number
}

/**
 * The account of somebody whom the other server signed in: found by issuer and subject, never by a name, which people
 * there may choose. Its role and scope are what that server says, each time anew.
 */
export type ExternalPeople = (person: ExternalPerson) => Promise<PersonAccount>

export function createExternalPeople(options: ExternalPeopleOptions): ExternalPeople {
  const { accounts, sessions, memberships, registry, record } = options

  async function make(person: ExternalPerson): Promise<PersonAccount> {
    const { username, displayName, role, scope, issuer, subject } = person
    const isTaken = (await accounts.person(username)) !== undefined || (await accounts.isFormer(username))
    if (isTaken) throw refused(`${username} is another account here`)
    if ((await accounts.people()).length >= options.accountsMax) throw new ApiProblem('ACCOUNTS_TOO_MANY')
    const account: PersonAccount = {
      ...{ username, displayName, role, scope, passwordHash: NO_PASSWORD, language: 'zh' },
      ...{ disabled: false, mustChangePassword: false },
    }
    await accounts.savePerson(account)
    await accounts.saveIdentity(issuer, subject, username)
    await record(issuer, username, 'made', { role, scope })
    await memberships.align(username)
    return account
  }

  async function renew(
    before: PersonAccount,
    { role, scope, issuer }: ExternalPerson,
  ): Promise<PersonAccount> {
    if (before.disabled) throw refused('the account is disabled here')
    const isSame = before.role === role && JSON.stringify(before.scope) === JSON.stringify(scope)
    if (isSame) return before
    const account = { ...before, role, scope }
    await accounts.savePerson(account)
    await record(issuer, account.username, 'changed', { role, scope })
    await sessions.rightsChanged(account.username)
    await memberships.align(account.username)
    return account
  }

  async function admit(person: ExternalPerson): Promise<PersonAccount> {
    const unknown = unknownIn(person.scope, registry)
    if (unknown !== undefined) throw refused(unknown)
    const username = await accounts.identity(person.issuer, person.subject)
    const known = username === undefined ? undefined : await accounts.person(username)
    return known === undefined ? make(person) : renew(known, person)
  }

  return person => options.turns(() => admit(person))
}

const refused = (detail: string) => new ApiProblem('OIDC_REFUSED', { detail })
