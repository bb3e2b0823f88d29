import { createReadStream } from 'node:fs'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BackupDesk } from '../../store/backup/desk.ts'
import { callerOf } from '../access/authenticate.ts'
import { backupStatus } from '../wire/backup.ts'
import { orRefusal } from './backup-refusal.ts'

export interface BackupRouteOptions {
  readonly backups: BackupDesk
}

/** A copy takes minutes where the database is large, so it is begun, looked at and fetched by requests of their own. */
export const backupRoutes: FastifyPluginAsyncZod<BackupRouteOptions> = async (app, { backups }) => {
  const tags = ['operation']

  app.route({
    method: 'POST',
    url: '/api/backup',
    config: { right: 'backups' },
    schema: {
      tags,
      summary: 'Begin a backup; the one before is dropped',
      response: { 202: backupStatus },
    },
    handler: async (request, reply) => {
      await orRefusal(() => backups.start(callerOf(request).username))
      return reply.code(202).send(backups.status())
    },
  })

  app.route({
    method: 'GET',
    url: '/api/backup',
    config: { right: 'backups' },
    schema: { tags, summary: 'How far the backup is', response: { 200: backupStatus } },
    handler: async _request => {
      return backups.status()
    },
  })

  app.route({
    method: 'GET',
    url: '/api/backup/file',
    config: { right: 'backups' },
    schema: { tags, summary: 'The finished backup, an SQLite database: it holds health data' },
    handler: async (request, reply) => {
      const { path, facts } = await orRefusal(() => backups.finished(callerOf(request).username))
      return reply
        .header('content-type', 'application/vnd.sqlite3')
        .header('content-disposition', 'attachment; filename="linli.db"')
        .header('content-length', facts.bytes)
        .send(createReadStream(path))
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/backup',
    config: { right: 'backups' },
    schema: {
      tags,
      summary: 'Remove the backup from the server, or call it off',
      response: { 204: z.undefined() },
    },
    handler: async (_request, reply) => {
      await backups.drop()
      reply.code(204)
    },
  })
}
