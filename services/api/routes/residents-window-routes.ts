import type { FastifyPluginAsync } from 'fastify'
import { MissPace } from '../access/miss-pace.ts'
import type { Sight } from '../access/visible.ts'
import type { ApiOptions } from '../api-options.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { ApiProblem } from '../problem.ts'
import { createLobbyAlerts } from '../residents/lobby-alerts.ts'
import { createTopics } from '../residents/public-topic.ts'
import { bulletinRoutes } from './bulletin-routes.ts'
import { caseRoutes } from './case-routes.ts'
import { lobbyRoutes } from './lobby-routes.ts'
import { publicCaseRoutes } from './public-case-routes.ts'
import { screenRoutes } from './screen-routes.ts'
import { isKnownSite } from './site-routes.ts'

export interface ResidentsWindowOptions {
  readonly api: ApiOptions
  readonly book: PeopleBook
  readonly sight: Sight
}

/** What people are shown who have no account, and what staff do for that. */
export const residentsWindowRoutes: FastifyPluginAsync<ResidentsWindowOptions> = async (app, options) => {
  const { api, book, sight } = options
  const {
    alerts,
    config,
    intake,
    kinds,
    now,
    publicStore: store,
    publicUrl,
    registry,
    rules,
    steadyNowMs,
  } = api
  const { caseMs, missesPerMinuteMax, bulletinsMax, screensMax } = config.residents
  const topicOf = createTopics({ kinds, rules, registry })
  const flowNow = () => intake.now()
  const misses = new MissPace(steadyNowMs, missesPerMinuteMax)
  const lobbyAlerts = createLobbyAlerts({ alerts, kinds, topicOf, now: flowNow, steadyNowMs })
  const shown = { store, book, registry, topicOf, timeZoneOf: api.timeZoneOf, misses }
  const refuseUnknownSite = (site: string) => {
    if (!isKnownSite(site, registry, book)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
  }
  const ofSite = { store, publicUrl, timeZoneOf: api.timeZoneOf, refuseUnknownSite }

  await app.register(caseRoutes, { alerts, store, sight, topicOf, publicUrl, now })
  await app.register(publicCaseRoutes, { ...shown, alerts, caseMs, flowNow })
  await app.register(lobbyRoutes, { ...shown, lobbyAlerts, now, flowNow })
  await app.register(screenRoutes, { ...ofSite, screensMax, now })
  await app.register(bulletinRoutes, { ...ofSite, bulletinsMax, now: flowNow })
}
