import type { InjectOptions } from 'fastify'
import type { Role } from '../../domain/model/person.ts'
import type { SiteScope } from '../../domain/model/scope.ts'
import { bin } from './samples.ts'
import { asAdmin, PASSWORD, startTestServer } from './test-server.ts'

/** A site with a bin at its gate, in whose roster these people are. It is Friday, 20:00 by its clock. */
export async function startDuty(env: Record<string, string> = {}) {
  const server = await startTestServer({ env })
  const { api, accounts, community } = server
  const admin = await asAdmin(api)
  const { id, ...payload } = bin
  await admin('PUT', `/api/devices/${id}`, { payload })

  const join = (id: string, role: Role) =>
    new Promise<void>(done => {
      const entry = { what: 'member', member: { id, role, zones: [] } } as const
      community.intake.submit('site-1', { type: 'roster-saved', entry, actor: 'admin' }, () => done())
    })
  for (const person of ['wang', 'li', 'zhao']) await join(person, 'grid-worker')
  await join('boss', 'manager')

  /** Requests of somebody with this scope. */
  async function as(username: string, role: Role, scope: readonly SiteScope[]) {
    const someone = await accounts.person('admin')
    if (someone === undefined) throw new Error('there is no admin')
    await accounts.savePerson({ ...someone, username, role, scope, displayName: `${username}!` })
    const session = await api.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username, password: PASSWORD },
    })
    const headers = { authorization: `Bearer ${session.json().token}` }
    return (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: InjectOptions['payload']) =>
      api.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
  }

  const url = '/api/sites/site-1/rotas'
  const put = (id: string, more: object = {}) =>
    admin('PUT', `${url}/${id}`, { payload: { ...dayAndNight, version: 'new', ...more } })
  return { ...server, admin, as, put, url }
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export const dayAndNight = {
  role: 'grid-worker',
  zones: ['gate'],
  shifts: [
    { weekdays, from: '08:00', to: '20:00', on: ['wang'] },
    { weekdays, from: '20:00', to: '08:00', on: ['li'] },
  ],
}
