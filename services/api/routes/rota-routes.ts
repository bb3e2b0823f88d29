import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Rota } from '../../domain/model/duty.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Reach } from '../access/reach.ts'
import { reachOf } from '../access/route-rights.ts'
import type { RotaOffice } from '../duty/rota-office.ts'
import { overrideForm, rotaForm } from '../form/duty-form.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { overrideBody, rota, rotaBody, rotaList, savedOverride, savedRota, seenRota } from '../wire/duty.ts'

export interface RotaRouteOptions {
  readonly registry: Pick<Registry, 'roster'>
  readonly office: RotaOffice
  readonly timeZoneOf: (site: SiteId) => string
  readonly refuseUnknownSite: (site: SiteId) => void
}

export const rotaRoutes: FastifyPluginAsyncZod<RotaRouteOptions> = async (app, options) => {
  const { registry, office, timeZoneOf, refuseUnknownSite } = options
  const tags = ['duty']
  const params = z.object({ site: id, id })
  const overrideParams = params.extend({ override: z.string().max(64) })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/rotas',
    config: { right: 'duty.read' },
    schema: {
      tags,
      summary: 'The rotas of a site',
      params: z.object({ site: id }),
      response: { 200: rotaList },
    },
    handler: async request => {
      const { site } = request.params
      const reach = reachOf(request)
      if (!reach.touches(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
      refuseUnknownSite(site)
      const seen = [...registry.roster(site).rotas.values()].filter(one => mayRead(reach, site, one))
      return { rotas: seen.sort((a, b) => (a.id < b.id ? -1 : 1)).map(rotaForm), timeZone: timeZoneOf(site) }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/rotas/:id',
    config: { right: 'duty.read' },
    schema: { tags, summary: 'One rota', params, response: { 200: rota } },
    handler: async request => {
      const { site, id } = request.params
      const found = registry.roster(site).rotas.get(id)
      if (found === undefined || !mayRead(reachOf(request), site, found))
        throw new ApiProblem('ROTA_NOT_FOUND')
      return rotaForm(found)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/rotas/:id',
    config: { right: 'duty.write' },
    schema: {
      tags,
      summary:
        'Who does the work of a role, and when; every fault is named, and the gaps of the next two weeks',
      params,
      body: rotaBody,
      response: { 200: savedRota },
    },
    handler: async request => {
      refuseUnknownSite(request.params.site)
      const { rota, warnings } = await office.save({ ...editOf(request), body: request.body })
      return { ...rotaForm(rota), warnings: [...warnings] }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/sites/:site/rotas/:id',
    config: { right: 'duty.write' },
    schema: {
      tags,
      summary: 'Do away with a rota',
      params,
      querystring: seenRota,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await office.remove({ ...editOf(request), seen: request.query.version })
      reply.code(204)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/rotas/:id/overrides',
    config: { right: 'duty.write' },
    schema: {
      tags,
      summary: 'For once others are on duty, or nobody is: leave, a swap',
      params,
      body: overrideBody,
      response: { 201: savedOverride },
    },
    handler: async (request, reply) => {
      const { rota, override, warnings } = await office.addOverride({
        ...editOf(request),
        body: request.body,
      })
      reply.code(201)
      return { ...overrideForm(override), version: rotaForm(rota).version, warnings: [...warnings] }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/sites/:site/rotas/:id/overrides/:override',
    config: { right: 'duty.write' },
    schema: { tags, summary: 'Take it back', params: overrideParams, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await office.removeOverride({ ...editOf(request), override: request.params.override })
      reply.code(204)
    },
  })
}

function editOf(request: Parameters<typeof reachOf>[0] & { params: { site: SiteId; id: string } }) {
  const { site, id } = request.params
  const reach = reachOf(request)
  return {
    site,
    id,
    actor: callerOf(request).username,
    mayRead: (rota: Rota) => mayRead(reach, site, rota),
    mayWrite: (rota: Rota) => mayWrite(reach, site, rota),
  }
}

/** Whoever has a zone of it, and whoever has a place for which it stands in. */
const mayRead = (reach: Reach, site: SiteId, { zones }: Rota): boolean =>
  reach.touches(site) && (zones.length === 0 || zones.some(zone => reach.touches(site, zone)))

/** Whose all of it is. */
const mayWrite = (reach: Reach, site: SiteId, { zones }: Rota): boolean =>
  zones.length === 0 ? reach.place(site) : zones.every(zone => reach.place(site, zone))
