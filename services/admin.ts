import { randomBytes } from 'node:crypto'
import { hashPassword, verifyPassword } from './store/password.ts'
import type { AccountStore } from './store/store.ts'

export const ADMIN = 'admin'

/**
 * The administrator's account. A configured password is the password, also after it was changed there; without one
 * it is made on the first start and answered, to be shown once.
 */
export async function ensureAdmin(
  accounts: Pick<AccountStore, 'person' | 'savePerson'>,
  configured: string | undefined,
): Promise<string | undefined> {
  const known = await accounts.person(ADMIN)
  if (configured === undefined && known !== undefined) return undefined
  if (configured !== undefined && known && (await verifyPassword(configured, known.passwordHash)))
    return undefined
  const password = configured ?? randomBytes(15).toString('base64url')
  await accounts.savePerson({
    username: ADMIN,
    passwordHash: await hashPassword(password),
    role: 'administrator',
    scope: 'all',
    displayName: ADMIN,
  })
  return configured === undefined ? password : undefined
}
