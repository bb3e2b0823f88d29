import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { BROWSER_COOKIE, callerOf, placeOf, SESSION_COOKIE } from '../access/authenticate.ts'
import { refuseForeignOrigin } from '../access/origin.ts'
import type { SessionOrigin, Sessions } from '../access/sessions.ts'
import type { AccountDesk } from '../accounts/account-desk.ts'
import { meForm } from '../form/account-form.ts'
import { session, signIn as signInBody } from '../wire/session.ts'

export interface SessionRouteOptions {
  readonly sessions: Sessions
  readonly desk: Pick<AccountDesk, 'signIn' | 'browsers'>
  readonly origins: readonly string[]
}

export const sessionRoutes: FastifyPluginAsyncZod<SessionRouteOptions> = async (app, options) => {
  const { sessions, desk, origins } = options

  async function rememberBrowser(request: FastifyRequest, reply: FastifyReply, username: string) {
    const { secret, expiresAt } = await desk.browsers.remember(request.cookies[BROWSER_COOKIE], username)
    reply.setCookie(BROWSER_COOKIE, secret, { ...cookieFor(request), expires: new Date(expiresAt) })
  }

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
      const { token, expiresAt } = await sessions.open(account, originOf(request))
      reply.setCookie(SESSION_COOKIE, token, { ...cookieFor(request), expires: new Date(expiresAt) })
      await rememberBrowser(request, reply, account.username)
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

/** Secure where the browser came by https; on a plain local network the cookie must still work. */
const cookieFor = (request: FastifyRequest): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure: request.protocol === 'https',
})

const originOf = (request: FastifyRequest): SessionOrigin => ({
  address: request.ip,
  agent: request.headers['user-agent'] ?? '',
})
