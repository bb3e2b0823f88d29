import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { toRfc3339 } from '../../domain/model/time.ts'
import { callerOf } from '../access/authenticate.ts'
import type { FoundKey, KeyOffice } from '../accounts/key-office.ts'
import { scopeForm } from '../form/account-form.ts'
import { keyBody, keyList, keyMade, type WireKey } from '../wire/key.ts'

export interface KeyRouteOptions {
  readonly office: KeyOffice
}

/** A year, and never without an end: nobody remembers a key. */
const DAYS_USUAL = 365

export const keyRoutes: FastifyPluginAsyncZod<KeyRouteOptions> = async (app, { office }) => {
  const tags = ['keys']

  app.route({
    method: 'GET',
    url: '/api/keys',
    config: { right: 'accounts.read' },
    schema: { tags, summary: 'The keys of programs that you manage', response: { 200: keyList } },
    handler: async request => ({ keys: (await office.list(callerOf(request))).map(keyForm) }),
  })

  app.route({
    method: 'POST',
    url: '/api/keys',
    config: { right: 'accounts.write' },
    schema: {
      tags,
      summary: 'Make a key: a program sends it as bearer token. It is shown this once.',
      body: keyBody,
      response: { 201: keyMade },
    },
    handler: async (request, reply) => {
      const { rights, days = DAYS_USUAL, ...rest } = request.body
      const { key, token } = await office.make(callerOf(request), { ...rest, rights, days })
      reply.code(201)
      return { key: keyForm({ key, stands: true }), token }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/keys/:id',
    config: { right: 'accounts.write' },
    schema: {
      tags,
      summary: 'End a key at once',
      params: z.object({ id: z.string().max(64) }),
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await office.revoke(callerOf(request), request.params.id)
      reply.code(204)
    },
  })
}

const keyForm = ({ key, stands }: FoundKey): WireKey => ({
  ...{ id: key.id, name: key.name, role: key.role, scope: scopeForm(key.scope), by: key.by, stands },
  rights: key.rights === null ? null : [...key.rights],
  createdAt: toRfc3339(key.createdAt),
  expiresAt: toRfc3339(key.expiresAt),
  lastUsedAt: key.lastUsedAt === null ? null : toRfc3339(key.lastUsedAt),
})
