import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../access/authenticate.ts'
import type { Sessions } from '../access/sessions.ts'
import type { AccountOffice } from '../accounts/account-office.ts'
import { sessionForms, sessionId } from '../form/account-form.ts'
import { ApiProblem } from '../problem.ts'
import { openSessions } from '../wire/account.ts'

export interface AccountSessionRouteOptions {
  readonly office: AccountOffice
  readonly sessions: Sessions
}

/** The sessions of those whom somebody manages. */
export const accountSessionRoutes: FastifyPluginAsyncZod<AccountSessionRouteOptions> = async (
  app,
  { office, sessions },
) => {
  const tags = ['accounts']
  const params = z.object({ username: z.string().max(64) })

  app.route({
    method: 'GET',
    url: '/api/accounts/:username/sessions',
    config: { right: 'accounts.read' },
    schema: { tags, summary: 'Where somebody is signed in', params, response: { 200: openSessions } },
    handler: async request => {
      const caller = callerOf(request)
      const { username } = await office.managed(caller, request.params.username)
      return sessionForms(await sessions.of(username), caller.sessionHash)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/accounts/:username/sessions',
    config: { right: 'accounts.write' },
    schema: { tags, summary: 'Sign somebody out everywhere', params, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      const { username } = await office.managed(callerOf(request), request.params.username)
      await sessions.closeAll(username)
      reply.code(204)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/accounts/:username/sessions/:id',
    config: { right: 'accounts.write' },
    schema: {
      tags,
      summary: 'End one session of somebody',
      params: params.extend({ id: z.string().max(64) }),
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { username } = await office.managed(callerOf(request), request.params.username)
      await closeOne(sessions, username, request.params.id)
      reply.code(204)
    },
  })
}

/** Found among those of one person: another's is not there. */
export async function closeOne(sessions: Sessions, username: string, id: string): Promise<void> {
  const found = (await sessions.of(username)).find(session => sessionId(session) === id)
  if (found === undefined) throw new ApiProblem('SESSION_NOT_FOUND')
  await sessions.close(found.tokenHash)
}
