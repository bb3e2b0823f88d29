import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { RestoreDesk } from '../../store/backup/desk.ts'
import { callerOf } from '../access/authenticate.ts'
import { restoreBegin, restoreBegun, restorePart, restoreStatus } from '../wire/backup.ts'
import { orRefusal } from './backup-refusal.ts'

export interface RestoreRouteOptions {
  readonly restores: RestoreDesk
  readonly partBytesMax: number
}

/**
 * A backup comes back in parts no longer than any other body: so it needs no memory, no long request, and passes
 * through whatever proxy the rest passes through.
 */
export const restoreRoutes: FastifyPluginAsyncZod<RestoreRouteOptions> = async (app, options) => {
  const { restores, partBytesMax } = options
  const tags = ['operation']
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )

  app.route({
    method: 'POST',
    url: '/api/restore',
    config: { right: 'backups' },
    schema: {
      tags,
      summary: 'Begin to send a backup back; one that was begun before is dropped',
      body: restoreBegin,
      response: { 201: restoreBegun },
    },
    handler: async (request, reply) => {
      await orRefusal(() => restores.begin(request.body.bytes))
      return reply.code(201).send({ partBytesMax })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/restore/part',
    config: { right: 'backups' },
    schema: {
      tags,
      summary: 'The next part of the file, as application/octet-stream',
      consumes: ['application/octet-stream'],
      querystring: restorePart,
      response: { 200: restoreStatus },
    },
    handler: async request => {
      const { body } = request as { body: unknown }
      await orRefusal(() =>
        restores.add(request.query.offset, body instanceof Buffer ? body : Buffer.alloc(0)),
      )
      return restores.status()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/restore/check',
    config: { right: 'backups' },
    schema: { tags, summary: 'Check what was sent', response: { 202: restoreStatus } },
    handler: async (_request, reply) => {
      await orRefusal(() => restores.check())
      return reply.code(202).send(restores.status())
    },
  })

  app.route({
    method: 'GET',
    url: '/api/restore',
    config: { right: 'backups' },
    schema: { tags, summary: 'How far the restore is', response: { 200: restoreStatus } },
    handler: async _request => {
      return restores.status()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/restore/apply',
    config: { right: 'backups' },
    schema: {
      tags,
      summary:
        'Put the checked backup in the place of the database: the server starts again, every session ends',
      response: { 202: restoreStatus },
    },
    handler: async (request, reply) => {
      const by = callerOf(request).username
      await orRefusal(() => restores.apply(by))
      return reply.code(202).send(restores.status())
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/restore',
    config: { right: 'backups' },
    schema: { tags, summary: 'Drop what was sent', response: { 204: z.undefined() } },
    handler: async (_request, reply) => {
      await restores.drop()
      reply.code(204)
    },
  })
}
