import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SiteId } from '../../domain/model/place.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { Bulletin, PublicStore } from '../../store/public-store.ts'
import { callerOf } from '../access/authenticate.ts'
import { reachOf, refuseOutside } from '../access/route-rights.ts'
import { InTurn } from '../in-turn.ts'
import { ApiProblem } from '../problem.ts'
import { bulletinForm, bulletinVersion } from '../residents/bulletin-form.ts'
import { invalid } from '../validate.ts'
import { id } from '../wire/device.ts'
import { bulletin, bulletinBody, bulletinList, seenBulletin } from '../wire/lobby.ts'

export interface BulletinRouteOptions {
  readonly store: Pick<PublicStore, 'bulletins' | 'saveBulletin' | 'removeBulletin'>
  readonly bulletinsMax: number
  readonly timeZoneOf: (site: SiteId) => string
  readonly refuseUnknownSite: (site: SiteId) => void
  /** The time of the flow: that which the console shows, too. */
  readonly now: () => Instant
}

/** 公告: plain text that stands on the screens of a site for a while. */
export const bulletinRoutes: FastifyPluginAsyncZod<BulletinRouteOptions> = async (app, options) => {
  const { store, bulletinsMax, timeZoneOf, refuseUnknownSite, now } = options
  const tags = ['residents']
  const url = '/api/sites/:site/bulletins'
  const params = z.object({ site: id })
  const one = z.object({ site: id, id })
  const inTurn = new InTurn()

  app.route({
    method: 'GET',
    url,
    config: { right: 'places.read' },
    schema: { tags, summary: 'The bulletins of a site', params, response: { 200: bulletinList } },
    handler: async request => {
      const { site } = request.params
      refuseUnknownSite(site)
      if (!reachOf(request).touches(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
      const bulletins = (await store.bulletins(site)).map(bulletinForm)
      return { bulletins, max: bulletinsMax, timeZone: timeZoneOf(site) }
    },
  })

  app.route({
    method: 'POST',
    url,
    config: { right: 'places.write' },
    schema: { tags, summary: 'Put one up', params, body: bulletinBody, response: { 201: bulletin } },
    handler: async (request, reply) => {
      const { site } = request.params
      refuseOutside(request, site)
      refuseUnknownSite(site)
      const made = saved(randomUUID(), site, request.body, callerOf(request).username)
      await inTurn.run(site, async () => {
        if ((await store.bulletins(site)).length >= bulletinsMax)
          throw new ApiProblem('BULLETINS_TOO_MANY', { detail: `LINLI_BULLETINS is ${bulletinsMax}` })
        await store.saveBulletin(made)
      })
      reply.code(201)
      return bulletinForm(made)
    },
  })

  app.route({
    method: 'PUT',
    url: `${url}/:id`,
    config: { right: 'places.write' },
    schema: { tags, summary: 'Change one', params: one, body: bulletinBody, response: { 200: bulletin } },
    handler: async request => {
      const { site, id } = request.params
      refuseOutside(request, site)
      return inTurn.run(site, async () => {
        await stands(site, id, request.body.version)
        const changed = saved(id, site, request.body, callerOf(request).username)
        await store.saveBulletin(changed)
        return bulletinForm(changed)
      })
    },
  })

  app.route({
    method: 'DELETE',
    url: `${url}/:id`,
    config: { right: 'places.write' },
    schema: {
      tags,
      summary: 'Take one down',
      params: one,
      querystring: seenBulletin,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { site, id } = request.params
      refuseOutside(request, site)
      await inTurn.run(site, async () => {
        await stands(site, id, request.query.version)
        await store.removeBulletin(id)
      })
      reply.code(204)
    },
  })

  /** Throws where it is not there, or is another than was seen. */
  async function stands(site: SiteId, id: string, seen: string | undefined): Promise<void> {
    const found = (await store.bulletins(site)).find(bulletin => bulletin.id === id)
    if (found === undefined) throw new ApiProblem('BULLETIN_NOT_FOUND', { detail: id })
    const version = bulletinVersion(found)
    if (seen !== undefined && seen !== version)
      throw new ApiProblem('BULLETIN_VERSION_CONFLICT', { detail: `it is at version ${version}` })
  }

  function saved(id: string, site: SiteId, body: z.output<typeof bulletinBody>, savedBy: string): Bulletin {
    const { title, text, from, until } = body
    const times = { from: from === undefined ? now() : Date.parse(from), until: Date.parse(until) }
    if (times.until <= times.from) throw invalid('until: expected a time to come')
    return { id, site, title, text, ...times, savedAt: now(), savedBy }
  }
}
