import type { FastifyInstance, InjectOptions } from 'fastify'
import type { PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { sha256 } from '../access/secrets.ts'
import { PASSWORD } from './test-server.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Somebody with the password of all tests, who has chosen it. */
export const addPerson = (
  accounts: AccountStore,
  username: string,
  more: Partial<PersonAccount> = {},
): Promise<void> =>
  accounts.savePerson({
    ...{ username, passwordHash: sha256(PASSWORD), role: 'grid-worker', scope: 'all', displayName: username },
    ...{ language: 'zh', disabled: false, mustChangePassword: false },
    ...more,
  })

export const trySignIn = (api: FastifyInstance, username: string, password = PASSWORD) =>
  api.inject({ method: 'POST', url: '/api/session', payload: { username, password } })

/** Requests as somebody, by bearer token. */
export async function asPerson(api: FastifyInstance, username: string, password = PASSWORD) {
  const { token } = (await trySignIn(api, username, password)).json()
  const headers = { authorization: `Bearer ${token}` }
  return (method: Method, url: string, payload?: InjectOptions['payload']) =>
    api.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
}
