import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Intake } from '../../runtime/intake.ts'
import type { AccountStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Right } from '../access/rights.ts'
import { alsoNeeds, reachOf } from '../access/route-rights.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { type PersonExportOptions, personExport } from '../people/person-export.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { personId } from '../wire/people.ts'

export interface PersonExportRouteOptions extends PersonExportOptions {
  readonly book: PeopleBook
  readonly accounts: Pick<AccountStore, 'recordLooks'>
  readonly intake: Pick<Intake, 'now'>
  readonly now: () => number
}

/** What the routes for each part of it ask for: a key that has not all of them is given none. */
const ALSO: readonly Right[] = ['people.read', 'health.read', 'readings.read', 'alerts.read', 'looks.read']

/** What is kept of one person, for that person. */
export const personExportRoutes: FastifyPluginAsyncZod<PersonExportRouteOptions> = async (app, options) => {
  const { book, accounts, intake, now } = options

  app.route({
    method: 'GET',
    url: '/api/sites/:site/wearers/:id/export',
    config: { right: 'people.export' },
    schema: {
      tags: ['people'],
      summary: 'All that is kept of a wearer, as one JSON file; the look is on record',
      params: z.object({ site: id, id: personId }),
    },
    handler: async (request, reply) => {
      const { username, role: why } = callerOf(request)
      for (const right of ALSO) alsoNeeds(request, right)
      const file = book.wearer(request.params.site, request.params.id)
      if (file === undefined || !reachOf(request).wearer(file)) throw new ApiProblem('WEARER_NOT_FOUND')
      await accounts.recordLooks([{ at: now(), username, deviceId: file.id, what: 'export', why }])
      reply.type('application/json; charset=utf-8')
      reply.header('content-disposition', `attachment; filename="${file.id}.json"`)
      reply.header('cache-control', 'no-store')
      return reply.send(Readable.from(personExport(file, intake.now(), options)) as never)
    },
  })
}
