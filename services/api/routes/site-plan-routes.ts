import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SitePlan } from '../../domain/model/site-plan.ts'
import { callerOf } from '../access/authenticate.ts'
import { reachBy, reachOf, refuseOutside } from '../access/route-rights.ts'
import { defined } from '../form/defined.ts'
import { sitePlanForm } from '../form/site-plan-form.ts'
import { ApiProblem } from '../problem.ts'
import type { PlanBook } from '../site-plans/plan-book.ts'
import type { SitePlanOffice } from '../site-plans/site-plan-office.ts'
import type { SitePlanSight } from '../site-plans/site-plan-sight.ts'
import { id } from '../wire/device.ts'
import { seenSitePlan, sitePlan, sitePlanBody, sitePlanList } from '../wire/site-plan.ts'

export interface SitePlanRouteOptions {
  readonly book: PlanBook
  readonly office: SitePlanOffice
  readonly sight: SitePlanSight
  readonly refuseUnknownSite: (site: string) => void
  readonly now: () => number
}

/** Plans of a site and its floors, with what is where on them. */
export const sitePlanRoutes: FastifyPluginAsyncZod<SitePlanRouteOptions> = async (app, options) => {
  const { book, office, sight, refuseUnknownSite, now } = options
  const tags = ['sites']
  const params = z.object({ site: id, id })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/site-plans',
    config: { right: 'places.read' },
    schema: {
      tags,
      summary: 'Plans of the site and its floors, with the devices and zones that you may see',
      params: z.object({ site: id }),
      response: { 200: sitePlanList },
    },
    handler: async request => {
      const { site } = request.params
      if (!reachOf(request).touches(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
      refuseUnknownSite(site)
      const mayEdit = reachBy(request, 'places.write')?.place(site) ?? false
      const sees = sight(request, site)
      return { plans: book.of(site).map(booked => sitePlanForm(booked, sees)), mayEdit }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/site-plans/:id',
    config: { right: 'places.write' },
    schema: {
      tags,
      summary:
        'Draw a plan: where devices are, and the ground of zones. As a whole, with the version that was seen',
      params,
      body: sitePlanBody,
      response: { 200: sitePlan },
    },
    handler: async request => {
      const { site, id } = request.params
      refuseOutside(request, site)
      refuseUnknownSite(site)
      const { version, outlines, ...body } = request.body
      const plan: SitePlan = {
        ...{ ...body, site, id, outlines: outlines.map(outline => defined(outline) as never) },
        ...{ savedBy: callerOf(request).username, savedAt: now() },
      }
      return sitePlanForm(await office.save(plan, version), sight(request, site))
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/sites/:site/site-plans/:id',
    config: { right: 'places.write' },
    schema: {
      tags,
      summary: 'Do away with a plan and its picture; devices and zones stay',
      params,
      querystring: seenSitePlan,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { site, id } = request.params
      refuseOutside(request, site)
      await office.remove(site, id, request.query.version)
      reply.code(204)
    },
  })
}
