import { setTimeout } from 'node:timers/promises'
import type { ApiKeys } from '../access/api-keys.ts'
import { createKnownBrowsers, type KnownBrowsers } from '../access/known-browsers.ts'
import type { Sessions } from '../access/sessions.ts'
import { createSignIn, type SignIn } from '../access/sign-in.ts'
import type { ApiOptions } from '../api-options.ts'
import { createExternalPeople, type ExternalPeople } from '../oidc/external-people.ts'
import { type AccountLinks, createAccountLinks } from './account-links.ts'
import { type AccountOffice, createAccountOffice } from './account-office.ts'
import { type AccountRecord, createAccountRecord } from './account-record.ts'
import { accountTurns } from './account-turns.ts'
import { createKeyOffice, type KeyOffice } from './key-office.ts'
import { createPasswordChange, type PasswordChange } from './password-change.ts'
import { createSecondFactors, type SecondFactors } from './second-factor.ts'

/** What the routes about accounts work with. */
export interface AccountDesk {
  readonly office: AccountOffice
  readonly links: AccountLinks
  readonly passwords: PasswordChange
  readonly factors: SecondFactors
  readonly browsers: KnownBrowsers
  readonly keys: KeyOffice
  readonly external: ExternalPeople
  readonly signIn: SignIn
  readonly record: AccountRecord
}

export function createAccountDesk(api: ApiOptions, sessions: Sessions, keys: ApiKeys): AccountDesk {
  const { accounts, now, passwords, registry, memberships, configuredAccount: configured } = api
  const { signIn: limits } = api.config
  const factors = createSecondFactors({ accounts, now })
  const browsers = createKnownBrowsers({ accounts, keepMs: limits.browserKeepMs, now })
  const signIn = createSignIn({
    ...{ accounts, passwords, factors, browsers, limits, tally: api.tally },
    ...{ now: api.steadyNowMs, pause: api.pause ?? (ms => setTimeout(ms)) },
  })
  const links = createAccountLinks({ accounts, registry, limits: api.config.accounts, now })
  const record = createAccountRecord(accounts, now)
  const shared = { accounts, sessions, links, passwords, record, turns: accountTurns(), configured }
  const { accountsMax } = api.config.accounts
  return {
    office: createAccountOffice({ ...shared, memberships, registry, accountsMax, now }),
    links,
    passwords: createPasswordChange({ ...shared, signIn }),
    ...{ factors, browsers, signIn, record },
    external: createExternalPeople({ ...shared, memberships, registry, accountsMax }),
    keys: createKeyOffice({ ...shared, keys, registry, keysMax: api.config.accounts.keysMax, now }),
  }
}
