import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { PersonAccount, SignInUse, StoredSession } from '../../store/account-store.ts'
import { extentOf, RIGHTS } from '../access/rights.ts'
import type { Caller, Owed } from '../access/sessions.ts'
import type { MadeLink } from '../accounts/account-links.ts'
import { accountVersion } from '../accounts/account-version.ts'
import type { WireAccount, WireLink, WireSessions } from '../wire/account.ts'
import type { WireMe } from '../wire/session.ts'

export function accountForm(account: PersonAccount, mayChange: boolean): WireAccount {
  const { username, role, scope, displayName, language } = account
  return {
    username,
    role,
    scope: scopeForm(scope),
    displayName,
    language,
    state: stateOf(account),
    mayChange,
    version: accountVersion(account),
  }
}

export const meForm = (account: PersonAccount, expiresAt: Instant, owes?: Owed): WireMe => ({
  username: account.username,
  role: account.role,
  scope: scopeForm(account.scope),
  displayName: account.displayName,
  language: account.language,
  rights: rightsOf(account),
  expiresAt: toRfc3339(expiresAt),
  ...(owes && { owes }),
})

/** What a program is told that asks who it is. */
export const keyOwnForm = ({ username, role, scope, rights, expiresAt }: Caller): WireMe => ({
  ...{ username, role, scope: scopeForm(scope), displayName: username, language: 'en' },
  rights: rightsOf({ role, rights }),
  expiresAt: toRfc3339(expiresAt),
})

/** What somebody may at all, so that nobody is offered what will be refused. */
const rightsOf = ({
  role,
  rights,
}: Pick<Caller, 'role'> & { rights?: Caller['rights'] | undefined }): string[] =>
  RIGHTS.filter(right => extentOf(role, right) !== undefined && (rights?.has(right) ?? true))

export const scopeForm = (scope: PersonAccount['scope']): WireAccount['scope'] =>
  scope === 'all' ? 'all' : scope.map(({ site, zones }) => ({ site, zones: [...zones] }))

export const signInForm = (use: SignInUse | undefined) => ({
  secondFactor: use?.hasSecondFactor ?? false,
  lastSeenAt: use?.lastSeenAt == null ? null : toRfc3339(use.lastSeenAt),
})

function stateOf({ disabled, passwordHash }: PersonAccount): WireAccount['state'] {
  if (disabled) return 'disabled'
  return passwordHash === '' ? 'invited' : 'active'
}

/** Behind `#`, which no browser sends on and no proxy logs. */
export const linkForm = ({ purpose, token, expiresAt }: MadeLink): WireLink => ({
  purpose,
  path: `/welcome#${token}`,
  token,
  expiresAt: toRfc3339(expiresAt),
})

/** Long enough to name one among the sessions of a person, and too short to be the whole hash. */
export const sessionId = ({ tokenHash }: Pick<StoredSession, 'tokenHash'>): string => tokenHash.slice(0, 16)

export const sessionForms = (sessions: readonly StoredSession[], current?: string): WireSessions => ({
  sessions: sessions.map(session => ({
    id: sessionId(session),
    createdAt: toRfc3339(session.createdAt),
    lastSeenAt: toRfc3339(session.lastSeenAt),
    expiresAt: toRfc3339(session.expiresAt),
    address: session.address,
    agent: session.agent,
    current: session.tokenHash === current,
  })),
})
