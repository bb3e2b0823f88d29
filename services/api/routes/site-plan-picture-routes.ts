import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { PictureStore } from '../../store/picture-store.ts'
import { callerOf } from '../access/authenticate.ts'
import { reachOf, refuseOutside } from '../access/route-rights.ts'
import type { PictureLimits } from '../config.ts'
import { sitePlanForm } from '../form/site-plan-form.ts'
import { pictureIn, sendPicture, takePictures } from '../pictures/picture-body.ts'
import { ApiProblem } from '../problem.ts'
import type { PlanBook } from '../site-plans/plan-book.ts'
import type { SitePlanOffice } from '../site-plans/site-plan-office.ts'
import type { SitePlanSight } from '../site-plans/site-plan-sight.ts'
import { id } from '../wire/device.ts'
import { sitePlan } from '../wire/site-plan.ts'

export interface SitePlanPictureRouteOptions {
  readonly book: PlanBook
  readonly office: SitePlanOffice
  readonly sight: SitePlanSight
  readonly pictures: Pick<PictureStore, 'picture'>
  readonly limits: PictureLimits
}

/** The picture below a plan: a drawing of the architect, a photo from above. */
export const sitePlanPictureRoutes: FastifyPluginAsyncZod<SitePlanPictureRouteOptions> = async (
  app,
  { book, office, sight, pictures, limits },
) => {
  const tags = ['sites']
  const params = z.object({ site: id, id })
  takePictures(app)

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/site-plans/:id/picture',
    bodyLimit: limits.bytesMax,
    config: { right: 'places.write' },
    schema: {
      tags,
      summary: 'The picture below the plan, in the place of the one before: the picture itself is the body',
      consumes: ['image/jpeg', 'image/png', 'image/webp'],
      params,
      response: { 200: sitePlan },
    },
    handler: async request => {
      const { site, id } = request.params
      refuseOutside(request, site)
      const booked = await office.setPicture(site, id, callerOf(request).username, pictureIn(request))
      return sitePlanForm(booked, sight(request, site))
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/sites/:site/site-plans/:id/picture',
    config: { right: 'places.write' },
    schema: {
      tags,
      summary: 'Take the picture away; what is drawn stays',
      params,
      response: { 200: sitePlan },
    },
    handler: async request => {
      const { site, id } = request.params
      refuseOutside(request, site)
      const booked = await office.setPicture(site, id, callerOf(request).username, undefined)
      return sitePlanForm(booked, sight(request, site))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/site-plans/:id/picture/:picture',
    config: { right: 'places.read' },
    schema: {
      tags,
      summary: 'The picture below the plan',
      params: params.extend({ picture: z.string().max(64) }),
    },
    handler: async (request, reply) => {
      const { site, id, picture: asked } = request.params
      if (!reachOf(request).touches(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
      const isThere = book.get(site, id)?.picture?.id === asked
      const picture = isThere ? await pictures.picture(asked) : undefined
      if (picture === undefined) throw new ApiProblem('SITE_PLAN_NOT_FOUND', { detail: id })
      return sendPicture(request, reply, picture)
    },
  })
}
