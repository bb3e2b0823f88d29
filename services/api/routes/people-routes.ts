import type { FastifyPluginAsync } from 'fastify'
import type { Looks } from '../access/looks.ts'
import type { Reaches } from '../access/reaches.ts'
import type { Sight } from '../access/visible.ts'
import type { AccountOffice } from '../accounts/account-office.ts'
import type { ApiOptions } from '../api-options.ts'
import { createRotaOffice } from '../duty/rota-office.ts'
import { createErasureOffice } from '../people/erasure-office.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { createResidentOffice } from '../people/resident-office.ts'
import { createRosterOffice } from '../people/roster-office.ts'
import { createWearerOffice } from '../people/wearer-office.ts'
import { ApiProblem } from '../problem.ts'
import { createSitePlanDesk } from '../site-plans/site-plan-desk.ts'
import type { DeviceOffice } from './device-office.ts'
import { dutyCalendarRoutes } from './duty-calendar-routes.ts'
import { dutyRoutes } from './duty-routes.ts'
import { erasureRoutes } from './erasure-routes.ts'
import { lookRoutes } from './look-routes.ts'
import { personExportRoutes } from './person-export-routes.ts'
import { planAnswerRoutes } from './plan-answer-routes.ts'
import { planRoutes } from './plan-routes.ts'
import { reachRoutes } from './reach-routes.ts'
import { residentRoutes } from './resident-routes.ts'
import { rotaRoutes } from './rota-routes.ts'
import { sitePlanPictureRoutes } from './site-plan-picture-routes.ts'
import { sitePlanRoutes } from './site-plan-routes.ts'
import { isKnownSite, knownSites, siteRoutes } from './site-routes.ts'
import { tableRoutes } from './table-routes.ts'
import { wearerRoutes } from './wearer-routes.ts'
import { zoneRoutes } from './zone-routes.ts'

export interface PeopleRouteOptions {
  readonly api: ApiOptions
  readonly book: PeopleBook
  readonly office: DeviceOffice
  readonly accountOffice: AccountOffice
  readonly sight: Sight
  readonly reaches: Reaches
  readonly looks: Looks
}

/** Places and people. */
export const peopleRoutes: FastifyPluginAsync<PeopleRouteOptions> = async (
  app,
  { api, book, office, accountOffice, sight, reaches, looks },
) => {
  const { registry, accounts, kinds, rules, now, alerts, history, intake, people, pictures } = api
  const limits = api.config.people
  const roster = createRosterOffice(api)
  const bands = new Set(kinds.filter(({ health }) => health).map(({ kind }) => kind))
  const accountOf = (username: string) => accounts.person(username)
  const parts = { ...limits, book, roster, registry }
  const wearers = createWearerOffice({
    ...api,
    ...parts,
    bands,
    accountOf,
    renew: office.renew,
    place: office.place,
  })
  const residents = createResidentOffice(parts)
  const refuseUnknownSite = (site: string) => {
    if (!isKnownSite(site, registry, book)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
  }
  office.onRemoving(id => wearers.refuseInNeed(id))
  office.onRemoved(device => wearers.deviceGone(device.id, device.site))
  const erasures = createErasureOffice({ ...api, book, roster, wearers, removeDevice: office.remove })
  const makeGood = async () => {
    await erasures.finish()
    await wearers.alignAll(knownSites(registry, book))
  }
  const plans = createSitePlanDesk({ registry, pictures, now, limits: api.config.pictures, worn: bands })
  app.addHook('onReady', async () => {
    await Promise.all([book.load(), plans.book.load()])
    makeGood().catch(error =>
      app.log.error({ err: error }, 'what is to be erased, or what the files of wearers say, is not so yet'),
    )
  })

  await app.register(siteRoutes, { registry, book })
  await app.register(sitePlanRoutes, { ...plans, refuseUnknownSite })
  await app.register(sitePlanPictureRoutes, plans)
  await app.register(zoneRoutes, { registry, book, roster, limits, refuseUnknownSite })
  await app.register(planRoutes, {
    ...{ registry, roster, kinds, rules, refuseUnknownSite },
    plansMax: limits.plansMax,
  })
  await app.register(wearerRoutes, { book, office: wearers, accounts, looks, now, refuseUnknownSite })
  await app.register(erasureRoutes, { office: erasures })
  const person = { book, people, accounts, alerts, history, pictures, registry, kinds, intake, now }
  await app.register(lookRoutes, { ...person, timeZoneOf: api.timeZoneOf })
  await app.register(personExportRoutes, person)
  await app.register(tableRoutes, {
    ...{ api, book, wearers, office, accountOffice, roster, refuseUnknownSite, sight, reaches, looks },
    surroundings: { registry, bands, accountOf },
  })
  await app.register(residentRoutes, { book, office: residents, refuseUnknownSite })
  const { timeZoneOf } = api
  const duty = { registry, intake, roster, accounts, timeZoneOf, limits: api.config.duty, refuseUnknownSite }
  await app.register(rotaRoutes, { ...duty, office: createRotaOffice(duty) })
  await app.register(dutyRoutes, duty)
  await app.register(dutyCalendarRoutes, duty)
  await app.register(reachRoutes, { ...duty, desk: api.notices.reach })
  await app.register(planAnswerRoutes, { registry, intake, kinds, rules, timeZoneOf, refuseUnknownSite })
}
