import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Kind } from '../../domain/model/kind.ts'
import { OCPP_SOURCE, type SourceId } from '../../domain/model/origin.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import type { Tells, Unclaimed } from '../../sources/unclaimed.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { reachBy, reachOf, refuseOutside } from '../access/route-rights.ts'
import { proposalsForm, triedForm, unclaimedForm, withoutValues } from '../form/source-form.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { asIf, heard, unclaimedList, unclaimedProposals } from '../wire/source.ts'
import { asIfOf } from './as-if.ts'

/** Nothing else speaks OCPP. */
const CHARGER = { kind: 'ev-charger', needsMounting: false, likeliest: true, values: {}, rejected: [] }

export interface UnclaimedRouteOptions {
  readonly desk: SourceDesk
  readonly registry: Pick<Registry, 'sites'>
  readonly kinds: readonly Kind[]
  readonly looks: Pick<Looks, 'atUnclaimed'>
}

/** Devices that sources speak of and that nobody registered. */
export const unclaimedRoutes: FastifyPluginAsyncZod<UnclaimedRouteOptions> = async (app, options) => {
  const { desk, registry, looks } = options
  const tags = ['sources']
  const kinds = new Set(options.kinds.map(({ kind }) => kind))
  const waiting = z.object({ source: id, address: z.string().min(1).max(200) })

  app.route({
    method: 'GET',
    url: '/api/unclaimed',
    config: { right: 'sources.read' },
    schema: { tags, summary: 'Devices that are heard and not registered', response: { 200: unclaimedList } },
    handler: async request => {
      const shown = desk.unclaimed().filter(each => isWithin(request, each.source))
      return { devices: shown.map(each => unclaimedForm(each, listedAs(request, each))) }
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
      const found = known(source, address)
      const proposals = proposalsForm(desk.proposals(source, address) ?? [])
      const tells = await looked(request, found)
      return {
        device: unclaimedForm(found, tells),
        proposals: tells === 'nothing-private' ? proposals : withoutValues(proposals),
      }
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
      const found = known(source, address)
      const tried = desk.tryUnclaimed(source, address, asIfOf(request.body, kinds))
      if (tried === undefined) throw new ApiProblem('UNCLAIMED_NOT_FOUND', { detail: address })
      if ((await looked(request, found)) !== 'nothing-private') throw new ApiProblem('NOT_ALLOWED')
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
      else if (!isWithin(request, source)) throw new ApiProblem('NOT_ALLOWED')
      desk.forget(source, address)
      reply.code(204)
    },
  })

  /** Nobody knows in which zone it stands; and of a charger at the door not even on which site. */
  function isWithin(request: FastifyRequest, source: SourceId): boolean {
    const reach = reachOf(request)
    if (source === OCPP_SOURCE) return reach.isAll || [...registry.sites()].every(site => reach.place(site))
    const site = desk.get(source)?.site
    return site !== undefined && reach.place(site)
  }

  const mayReadHealth = (request: FastifyRequest, { source }: Unclaimed): boolean =>
    reachBy(request, 'health.read')?.place(desk.get(source)?.site ?? '') ?? false

  /** The list is asked for by whoever has the console open, and that is no look: what tells of health is not in it. */
  function listedAs(request: FastifyRequest, each: Unclaimed): Tells {
    const tells = desk.tells(each)
    return tells === 'not-understood' && mayReadHealth(request, each) ? 'nothing-private' : tells
  }

  /** What of it is to be left out; a look at what is not is on record. */
  async function looked(request: FastifyRequest, each: Unclaimed): Promise<Tells> {
    const tells = desk.tells(each)
    if (!mayReadHealth(request, each)) return tells
    if (tells === 'health') await looks.atUnclaimed(callerOf(request), each)
    return 'nothing-private'
  }

  function known(source: SourceId, address: string): Unclaimed {
    const found = desk.waiting(source, address)
    if (found === undefined) throw new ApiProblem('UNCLAIMED_NOT_FOUND', { detail: address })
    return found
  }

  function siteOf(id: SourceId): string {
    const known = desk.get(id)
    if (known === undefined) throw new ApiProblem('SOURCE_NOT_FOUND', { detail: id })
    return known.site
  }
}
