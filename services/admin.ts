import { randomBytes } from 'node:crypto'
import type { PersonAccount } from './store/account-store.ts'
import { hashPassword, verifyPassword } from './store/password.ts'
import type { AccountStore } from './store/store.ts'

export const ADMIN = 'admin'

/**
 * The first administrator's account. A configured password is the password, also after it was changed there, and the
 * way back in for whoever was shut out; without one it is made on the first start and answered, to be shown once.
 */
export async function ensureAdmin(
  accounts: AccountStore,
  configured: string | undefined,
): Promise<string | undefined> {
  const known = await accounts.person(ADMIN)
  if (configured === undefined) {
    if (known !== undefined || (await accounts.people()).some(canAdminister)) return undefined
    return make(accounts)
  }
  if (known && canAdminister(known) && (await verifyPassword(configured, known.passwordHash)))
    return undefined
  await accounts.savePerson({
    ...(known ?? newAdmin),
    ...asRuler,
    passwordHash: await hashPassword(configured),
  })
  await endSessions(accounts)
  return undefined
}

async function make(accounts: AccountStore): Promise<string> {
  const password = randomBytes(15).toString('base64url')
  await accounts.savePerson({ ...newAdmin, passwordHash: await hashPassword(password) })
  return password
}

/** Whoever knew the password before may have them. */
async function endSessions(accounts: AccountStore): Promise<void> {
  for (const { tokenHash } of await accounts.sessionsOf(ADMIN)) await accounts.closeSession(tokenHash)
}

const asRuler = { role: 'administrator', scope: 'all', disabled: false, mustChangePassword: false } as const

const newAdmin: Omit<PersonAccount, 'passwordHash'> = {
  username: ADMIN,
  ...asRuler,
  displayName: ADMIN,
  language: 'zh',
}

const canAdminister = ({ role, disabled }: PersonAccount): boolean => role === 'administrator' && !disabled
