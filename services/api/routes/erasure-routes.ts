import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { toRfc3339 } from '../../domain/model/time.ts'
import { callerOf } from '../access/authenticate.ts'
import { refuseOutside } from '../access/route-rights.ts'
import type { ErasureOffice } from '../people/erasure-office.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { personId } from '../wire/people.ts'
import { erased, eraseQuery } from '../wire/person-data.ts'

export const erasureRoutes: FastifyPluginAsyncZod<{ readonly office: ErasureOffice }> = async (
  app,
  { office },
) => {
  app.route({
    method: 'DELETE',
    url: '/api/sites/:site/wearers/:id',
    config: { right: 'people.erase' },
    schema: {
      tags: ['people'],
      summary: 'Erase what is kept of a wearer, for good; `confirm` is their id once more',
      params: z.object({ site: id, id: personId }),
      querystring: eraseQuery,
      response: { 200: erased },
    },
    handler: async request => {
      const { site, id } = request.params
      refuseOutside(request, site)
      if (request.query.confirm !== id) throw new ApiProblem('ERASURE_UNCONFIRMED', { detail: id })
      const { at, wearings } = await office.erase(site, id, callerOf(request).username)
      return {
        ...{ wearer: id, at: toRfc3339(at) },
        wearings: wearings.map(({ device, since, until = at }) => ({
          ...{ device, since: toRfc3339(since), until: toRfc3339(until) },
        })),
      }
    },
  })
}
