import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoticeDesk } from '../../notify/desk.ts'
import type { AccountStore } from '../../store/store.ts'
import { callerOf, placeOf } from '../access/authenticate.ts'
import type { Sessions } from '../access/sessions.ts'
import type { AccountDesk } from '../accounts/account-desk.ts'
import { keyOwnForm, meForm, sessionForms } from '../form/account-form.ts'
import { ownReachForm } from '../form/reach-form.ts'
import { openSessions, ownAccount, passwordChange } from '../wire/account.ts'
import { me } from '../wire/session.ts'
import { closeOne } from './account-session-routes.ts'

export interface MeRouteOptions {
  readonly accounts: AccountStore
  readonly sessions: Sessions
  readonly desk: Pick<AccountDesk, 'office' | 'passwords'>
  readonly reach: Pick<NoticeDesk['reach'], 'ofPerson'>
}

/** One's own account. */
export const meRoutes: FastifyPluginAsyncZod<MeRouteOptions> = async (
  app,
  { accounts, sessions, desk, reach },
) => {
  const tags = ['session']
  const self = { right: 'self' } as const
  const evenOwing = { ...self, whileOwing: true }

  app.route({
    method: 'GET',
    url: '/api/me',
    config: evenOwing,
    schema: { tags, summary: 'Who is signed in', response: { 200: me } },
    handler: async request => {
      const caller = callerOf(request)
      const account = await accounts.person(caller.username)
      if (account === undefined) return keyOwnForm(caller)
      // Who is signed in is answered also where that cannot be looked up now.
      const own = await reach.ofPerson(caller.username).catch(() => undefined)
      return { ...meForm(account, caller.expiresAt, caller.owes), reach: own ? ownReachForm(own) : null }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/me',
    config: self,
    schema: {
      tags,
      summary: 'How you are called, and what you read',
      body: ownAccount,
      response: { 200: me },
    },
    handler: async request => {
      const caller = callerOf(request)
      return meForm(await desk.office.describe(caller.username, request.body), caller.expiresAt)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/me/password',
    config: evenOwing,
    schema: {
      tags,
      summary: 'Change your password; your other sessions end',
      body: passwordChange,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await desk.passwords.own(callerOf(request), request.body, placeOf(request))
      reply.code(204)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/me/sessions',
    config: self,
    schema: { tags, summary: 'Where you are signed in', response: { 200: openSessions } },
    handler: async request => {
      const { username, sessionHash } = callerOf(request)
      return sessionForms(await sessions.of(username), sessionHash)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/me/sessions',
    config: self,
    schema: { tags, summary: 'End all your other sessions', response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      const { username, sessionHash } = callerOf(request)
      await sessions.closeAll(username, sessionHash)
      reply.code(204)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/me/sessions/:id',
    config: self,
    schema: {
      tags,
      summary: 'End one of your sessions',
      params: z.object({ id: z.string().max(64) }),
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await closeOne(sessions, callerOf(request).username, request.params.id)
      reply.code(204)
    },
  })
}
