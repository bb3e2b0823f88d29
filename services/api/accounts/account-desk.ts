import type { Sessions } from '../access/sessions.ts'
import type { SignIn } from '../access/sign-in.ts'
import type { ApiOptions } from '../api-options.ts'
import { type AccountLinks, createAccountLinks } from './account-links.ts'
import { type AccountOffice, createAccountOffice } from './account-office.ts'
import { createAccountRecord } from './account-record.ts'
import { accountTurns } from './account-turns.ts'
import { createPasswordChange, type PasswordChange } from './password-change.ts'

/** What the routes about accounts work with. */
export interface AccountDesk {
  readonly office: AccountOffice
  readonly links: AccountLinks
  readonly passwords: PasswordChange
}

export function createAccountDesk(api: ApiOptions, sessions: Sessions, signIn: SignIn): AccountDesk {
  const { accounts, now, passwords, registry, memberships, configuredAccount: configured } = api
  const links = createAccountLinks({ accounts, limits: api.config.accounts, now })
  const record = createAccountRecord(accounts, now)
  const shared = { accounts, sessions, links, passwords, record, turns: accountTurns(), configured }
  const { accountsMax } = api.config.accounts
  return {
    office: createAccountOffice({ ...shared, memberships, registry, accountsMax, now }),
    links,
    passwords: createPasswordChange({ ...shared, signIn }),
  }
}
