import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SiteId } from '../../domain/model/place.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { NumberedLook, PeopleStore, WearerFile } from '../../store/people.ts'
import type { AccountStore } from '../../store/store.ts'
import type { Reach } from '../access/reach.ts'
import { alsoNeeds, reachOf } from '../access/route-rights.ts'
import { looksPage } from '../form/looks-page.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { personId } from '../wire/people.ts'
import { lookList, lookQuery, looksPageQuery, type WireLookList } from '../wire/person-data.ts'

export interface LookRouteOptions {
  readonly book: PeopleBook
  readonly people: Pick<PeopleStore, 'looksAt'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly timeZoneOf: (site: SiteId) => string
}

/** As much as anybody reads on paper. */
const PRINTED_MAX = 5_000

/** Who looked at somebody's data: for the wearer and the family. */
export const lookRoutes: FastifyPluginAsyncZod<LookRouteOptions> = async (app, options) => {
  const { book, people, accounts } = options
  const params = z.object({ site: id, id: personId })
  const tags = ['people']

  app.route({
    method: 'GET',
    url: '/api/sites/:site/wearers/:id/looks',
    config: { right: 'looks.read' },
    schema: {
      tags,
      summary: 'Who looked at what of a wearer, when, and by which role',
      params,
      querystring: lookQuery,
      response: { 200: lookList },
    },
    handler: async request => {
      const { id } = known(request.params, reachOf(request))
      const { limit, before } = request.query
      const found = await people.looksAt(id, limit + 1, before)
      return { looks: await named(found.slice(0, limit)), more: found.length > limit }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/wearers/:id/looks/page',
    config: { right: 'looks.read' },
    schema: { tags, summary: 'The same to be printed for the family', params, querystring: looksPageQuery },
    handler: async (request, reply) => {
      // The page has the wearer's name on it.
      alsoNeeds(request, 'people.read')
      const { id, name } = known(request.params, reachOf(request))
      const looks = await named(await people.looksAt(id, PRINTED_MAX))
      const { language } = request.query
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
      return reply.send(looksPage({ name, looks, language, timeOf: clockOf(request.params.site) }) as never)
    },
  })

  function known({ site, id }: { site: string; id: string }, reach: Reach): WearerFile {
    const file = book.wearer(site, id)
    if (file === undefined || !reach.wearer(file)) throw new ApiProblem('WEARER_NOT_FOUND')
    return file
  }

  /** `2026-05-01 18:00:00` by the clock of the site. */
  function clockOf(site: SiteId): (at: string) => string {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: options.timeZoneOf(site), dateStyle: 'short', timeStyle: 'medium' },
    })
    return at => clock.format(Date.parse(at))
  }

  async function named(looks: readonly NumberedLook[]): Promise<WireLookList['looks']> {
    const names = new Map<string, string>()
    for (const { username } of looks)
      if (!names.has(username))
        names.set(username, (await accounts.person(username))?.displayName ?? username)
    return looks.map(({ n, at, username, what, why }) => ({
      ...{ n, at: toRfc3339(at), by: username, name: names.get(username) ?? username, what, why },
    }))
  }
}
