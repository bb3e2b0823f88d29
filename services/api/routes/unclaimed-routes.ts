import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { OCPP_SOURCE, type SourceId } from '../../domain/model/origin.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import { reachOf, refuseOutside } from '../access/route-rights.ts'
import { proposalsForm, triedForm, unclaimedForm } from '../form/source-form.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { asIf, heard, unclaimedList, unclaimedProposals } from '../wire/source.ts'
import { asIfOf } from './as-if.ts'

/** Nothing else speaks OCPP. */
const CHARGER = { kind: 'ev-charger', needsMounting: false, values: {}, rejected: [] }

/** Devices that sources speak of and that nobody registered. */
export const unclaimedRoutes: FastifyPluginAsyncZod<{ readonly desk: SourceDesk }> = async (
  app,
  { desk },
) => {
  const tags = ['sources']
  const waiting = z.object({ source: id, address: z.string().min(1).max(200) })

  app.route({
    method: 'GET',
    url: '/api/unclaimed',
    config: { right: 'sources.read' },
    schema: { tags, summary: 'Devices that are heard and not registered', response: { 200: unclaimedList } },
    handler: async request => {
      const reach = reachOf(request)
      // Who stands at the chargers' door is of no site yet.
      const isOwn = (id: SourceId) => id === OCPP_SOURCE || reach.touches(desk.get(id)?.site ?? '')
      return {
        devices: desk
          .unclaimed()
          .filter(each => isOwn(each.source))
          .map(unclaimedForm),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/unclaimed/:source/:address',
    config: { right: 'sources.read' },
    schema: {
      tags,
      summary: 'What it may be, by what it said last',
      params: waiting,
      response: { 200: unclaimedProposals },
    },
    handler: async request => {
      const { source, address } = request.params
      if (source === OCPP_SOURCE) return { proposals: [CHARGER] }
      refuseOutside(request, siteOf(source))
      const proposals = desk.proposals(source, address)
      if (proposals === undefined) throw new ApiProblem('UNCLAIMED_NOT_FOUND', { detail: address })
      return proposalsForm(proposals)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/unclaimed/:source/:address/try',
    config: { right: 'sources.read' },
    schema: {
      tags,
      summary: 'What it said last, were it such a device',
      params: waiting,
      body: asIf,
      response: { 200: heard },
    },
    handler: async request => {
      const { source, address } = request.params
      refuseOutside(request, siteOf(source))
      const tried = desk.tryUnclaimed(source, address, asIfOf(request.body))
      if (tried === undefined) throw new ApiProblem('UNCLAIMED_NOT_FOUND', { detail: address })
      return triedForm(tried)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/unclaimed/:source/:address',
    config: { right: 'sources.write' },
    schema: {
      tags,
      summary: 'Forget one until it is heard again',
      params: waiting,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { source, address } = request.params
      if (source !== OCPP_SOURCE) refuseOutside(request, siteOf(source))
      desk.forget(source, address)
      reply.code(204)
    },
  })

  function siteOf(id: SourceId): string {
    const known = desk.get(id)
    if (known === undefined) throw new ApiProblem('SOURCE_NOT_FOUND', { detail: id })
    return known.site
  }
}
