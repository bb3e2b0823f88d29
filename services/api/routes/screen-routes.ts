import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SiteId } from '../../domain/model/place.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { LobbyScreen, PublicStore } from '../../store/public-store.ts'
import { callerOf } from '../access/authenticate.ts'
import { refuseOutside } from '../access/route-rights.ts'
import { newSecret, sha256 } from '../access/secrets.ts'
import { InTurn } from '../in-turn.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { screenBody, screenList, screenMade, type WireScreen } from '../wire/lobby.ts'

export interface ScreenRouteOptions {
  readonly store: Pick<PublicStore, 'screens' | 'addScreen' | 'removeScreen'>
  readonly screensMax: number
  readonly publicUrl: string | undefined
  readonly refuseUnknownSite: (site: SiteId) => void
  readonly now: () => Instant
}

/** The screens of a site: each has a secret of its own, so that one can be taken down without the others. */
export const screenRoutes: FastifyPluginAsyncZod<ScreenRouteOptions> = async (app, options) => {
  const { store, screensMax, publicUrl, refuseUnknownSite, now } = options
  const tags = ['residents']
  const url = '/api/sites/:site/screens'
  const config = { right: 'places.write' } as const
  const params = z.object({ site: id })
  const inTurn = new InTurn()

  app.route({
    method: 'GET',
    url,
    config,
    schema: { tags, summary: 'The screens in the lobbies of a site', params, response: { 200: screenList } },
    handler: async request => {
      const { site } = request.params
      refuseOutside(request, site)
      refuseUnknownSite(site)
      return { screens: (await store.screens(site)).map(screenForm) }
    },
  })

  app.route({
    method: 'POST',
    url,
    config,
    schema: {
      tags,
      summary: 'Add a screen: the answer holds its link, this once',
      params,
      body: screenBody,
      response: { 201: screenMade },
    },
    handler: async (request, reply) => {
      const { site } = request.params
      refuseOutside(request, site)
      refuseUnknownSite(site)
      const made = { id: randomUUID(), site, name: request.body.name, createdAt: now() }
      const screen: LobbyScreen = { ...made, createdBy: callerOf(request).username, lastSeenAt: null }
      const secret = newSecret()
      await inTurn.run(site, async () => {
        if ((await store.screens(site)).length >= screensMax)
          throw new ApiProblem('SCREENS_TOO_MANY', { detail: `LINLI_SCREENS is ${screensMax}` })
        await store.addScreen(sha256(secret), screen)
      })
      reply.code(201)
      // Behind the hash sign: no server is sent it, and no log holds it.
      return { screen: screenForm(screen), url: `${publicUrl ?? ''}/screen#${secret}` }
    },
  })

  app.route({
    method: 'DELETE',
    url: `${url}/:id`,
    config,
    schema: {
      tags,
      summary: 'Take a screen down: it shows nothing any more',
      params: z.object({ site: id, id }),
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { site, id } = request.params
      refuseOutside(request, site)
      const found = (await store.screens(site)).find(screen => screen.id === id)
      if (found === undefined) throw new ApiProblem('SCREEN_NOT_FOUND', { detail: id })
      await store.removeScreen(found.id)
      reply.code(204)
    },
  })
}

const screenForm = ({ id, name, createdAt, createdBy, lastSeenAt }: LobbyScreen): WireScreen => ({
  ...{ id, name, createdBy },
  createdAt: toRfc3339(createdAt),
  lastSeenAt: lastSeenAt === null ? null : toRfc3339(lastSeenAt),
})
