import type { FastifyPluginAsync } from 'fastify'
import type { ApiOptions } from '../api-options.ts'
import { PeopleBook } from '../people/people-book.ts'
import { createRosterOffice } from '../people/roster-office.ts'
import { siteRoutes } from './site-routes.ts'
import { zoneRoutes } from './zone-routes.ts'

export interface PeopleRouteOptions {
  readonly api: ApiOptions
}

/** Places and people. */
export const peopleRoutes: FastifyPluginAsync<PeopleRouteOptions> = async (app, { api }) => {
  const { registry, intake } = api
  const limits = api.config.people
  const book = new PeopleBook(api.people)
  const roster = createRosterOffice({ registry, intake })
  app.addHook('onReady', () => book.load())
  await app.register(siteRoutes, { registry, book })
  await app.register(zoneRoutes, { registry, book, roster, limits })
}
