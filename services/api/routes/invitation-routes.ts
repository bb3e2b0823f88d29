import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { AccountDesk } from '../accounts/account-desk.ts'
import { linkLook, linkToken, linkUse } from '../wire/account.ts'

export interface InvitationRouteOptions {
  readonly desk: Pick<AccountDesk, 'links' | 'passwords'>
}

/** Open to everybody who has the link. */
export const invitationRoutes: FastifyPluginAsyncZod<InvitationRouteOptions> = async (app, { desk }) => {
  const tags = ['session']

  app.route({
    method: 'POST',
    url: '/api/invitations/look',
    schema: {
      tags,
      summary: 'Whose link it is; looking uses nothing up',
      security: [],
      body: linkToken,
      response: { 200: linkLook },
    },
    handler: async request => {
      const { account, link } = await desk.links.look(request.body.token)
      const { username, displayName, language } = account
      const expiresAt = toRfc3339(link.expiresAt)
      return { purpose: link.purpose, username, displayName, language, expiresAt }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/invitations/accept',
    schema: {
      tags,
      summary: 'Choose the password; the link ends, and so do all sessions of the account',
      security: [],
      body: linkUse,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await desk.passwords.byLink(request.body.token, request.body.password)
      reply.code(204)
    },
  })
}
