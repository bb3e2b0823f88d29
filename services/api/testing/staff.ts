import { randomBytes } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { DAY } from '../../domain/model/time.ts'
import type { PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { sha256 } from '../access/secrets.ts'
import { noon } from './samples.ts'

/** Somebody of each role: a grid worker and a technician of a building, whose manager has all of the site. */
export const staff = {
  ada: { role: 'administrator', scope: 'all' },
  ma: { role: 'manager', scope: [{ site: 'riverside', zones: [] }] },
  gao: { role: 'grid-worker', scope: [{ site: 'riverside', zones: ['b3'] }] },
  tan: { role: 'technician', scope: [{ site: 'riverside', zones: ['b3'] }] },
  chen: { role: 'caregiver', scope: [{ site: 'riverside', zones: [] }] },
  far: { role: 'grid-worker', scope: [{ site: 'hilltop', zones: [] }] },
} as const satisfies Record<string, Pick<PersonAccount, 'role' | 'scope'>>

export type Username = keyof typeof staff

export async function employ(accounts: AccountStore): Promise<void> {
  for (const [username, { role, scope }] of Object.entries(staff)) {
    const rest = { passwordHash: '', displayName: username, language: 'zh' } as const
    await accounts.savePerson({ username, role, scope, ...rest, disabled: false, mustChangePassword: false })
  }
}

export async function tokenFor(accounts: AccountStore, username: string): Promise<string> {
  const token = randomBytes(16).toString('hex')
  const times = { createdAt: noon, expiresAt: noon + 30 * DAY, lastSeenAt: noon + 29 * DAY }
  await accounts.openSession(sha256(token), { username, ...times, address: '', agent: '' })
  return token
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Requests of one of them, each in a session of its own. */
export const requestsOf =
  (api: FastifyInstance, accounts: AccountStore, username: string) =>
  async (method: Method, url: string, more: Partial<InjectOptions> = {}) => {
    const authorization = `Bearer ${await tokenFor(accounts, username)}`
    return api.inject({ ...more, method, url, headers: { authorization, ...more.headers } })
  }
