import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, placeOf, SESSION_COOKIE } from '../access/authenticate.ts'
import { refuseForeignOrigin } from '../access/origin.ts'
import type { Sessions } from '../access/sessions.ts'
import type { AccountDesk } from '../accounts/account-desk.ts'
import { meForm } from '../form/account-form.ts'
import { session, signIn as signInBody } from '../wire/session.ts'
import { cookieFor, createAdmit } from './admit.ts'

export interface SessionRouteOptions {
  readonly sessions: Sessions
  readonly desk: Pick<AccountDesk, 'signIn' | 'browsers'>
  readonly origins: readonly string[]
}

export const sessionRoutes: FastifyPluginAsyncZod<SessionRouteOptions> = async (app, options) => {
  const { sessions, desk, origins } = options

  const admit = createAdmit({ sessions, browsers: desk.browsers })

  app.route({
    method: 'POST',
    url: '/api/session',
    schema: {
      tags: ['session'],
      summary: 'Sign in',
      security: [],
      body: signInBody,
      response: { 200: session },
    },
    handler: async (request, reply) => {
      if (request.headers.origin !== undefined) refuseForeignOrigin(request, origins)
      const account = await desk.signIn.signIn({ ...request.body, ...placeOf(request) })
      const { token, expiresAt } = await admit(request, reply, account)
      return { ...meForm(account, expiresAt, await sessions.owedBy(account)), token }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/session',
    config: { right: 'self', whileOwing: true },
    schema: { tags: ['session'], summary: 'Sign out', response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      const { sessionHash } = callerOf(request)
      await sessions.close(sessionHash)
      reply.clearCookie(SESSION_COOKIE, cookieFor(request)).code(204)
    },
  })
}
