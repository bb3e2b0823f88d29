import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { PersonId } from '../../domain/model/person.ts'
import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { NoticeDesk, PersonReach } from '../../notify/desk.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AccountStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Reach } from '../access/reach.ts'
import { reachBy, reachOf } from '../access/route-rights.ts'
import { personReachForm } from '../form/reach-form.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { siteReach } from '../wire/reach.ts'

export interface ReachRouteOptions {
  readonly desk: NoticeDesk['reach']
  readonly registry: Pick<Registry, 'roster' | 'reach' | 'get'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly timeZoneOf: (site: SiteId) => string
  readonly refuseUnknownSite: (site: SiteId) => void
}

/** Who could not be told, should there be an alert now. */
export const reachRoutes: FastifyPluginAsyncZod<ReachRouteOptions> = async (app, options) => {
  const { desk, registry, accounts, timeZoneOf, refuseUnknownSite } = options

  app.route({
    method: 'GET',
    url: '/api/sites/:site/reachability',
    config: { right: 'duty.read' },
    schema: {
      tags: ['duty'],
      summary: 'Whether those whom an alert could call would hear of it, and what to do where not',
      params: z.object({ site: id }),
      response: { 200: siteReach },
    },
    handler: async request => {
      const { site } = request.params
      const reach = reachOf(request)
      if (!reach.touches(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
      refuseUnknownSite(site)
      const { checkedAt, unreachable } = registry.reach(site)
      const nextAt = desk.nextAt(site)
      const isShown = ({ person }: PersonReach) =>
        person === callerOf(request).username || worksWithin(person, site, reach)
      const mayKnowCarers = reachBy(request, 'people.read') !== undefined
      const people = (await desk.of(site)).filter(isShown).map(async one => {
        const isStaff = one.as.some(as => as !== 'carer')
        const name = isStaff || mayKnowCarers ? await nameOf(one.person) : null
        const foundAt = unreachable.find(({ person }) => person === one.person)?.since
        return personReachForm(one, {
          name,
          foundAt,
          hasWays: reachBy(request, 'notices.read') !== undefined,
        })
      })
      return {
        people: await Promise.all(people),
        checkedAt: checkedAt === null ? null : toRfc3339(checkedAt),
        nextCheckAt: nextAt === undefined ? null : toRfc3339(nextAt),
        timeZone: timeZoneOf(site),
      }
    },
  })

  const nameOf = async (person: PersonId) => (await accounts.person(person))?.displayName ?? null

  /** Where somebody works: of a carer, where their wearers are. Of whoever is of no zone the whole site is asked for. */
  function worksWithin(person: PersonId, site: SiteId, reach: Reach): boolean {
    if (reach.place(site)) return true
    const { members, wearers } = registry.roster(site)
    const own = [...wearers.values()].filter(({ carers }) => carers.includes(person))
    const zones: ZoneId[] = [
      ...(members.get(person)?.zones ?? []),
      ...own.flatMap(({ device }) => registry.get(device)?.device.zone ?? []),
    ]
    return zones.some(zone => reach.place(site, zone))
  }
}
