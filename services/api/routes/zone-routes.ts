import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SiteId, Zone, ZoneId } from '../../domain/model/place.ts'
import type { Roster } from '../../domain/model/roster.ts'
import { text } from '../../domain/model/text.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import { ownDevices } from '../access/own-devices.ts'
import { reachBy, reachOf, refuseOutside } from '../access/route-rights.ts'
import type { PeopleLimits } from '../config.ts'
import { defined } from '../form/defined.ts'
import { inZone, whatIsIn } from '../people/in-zone.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { NEW, type RosterOffice, versionOf } from '../people/roster-office.ts'
import { whyUnfit } from '../people/unfit-zone.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { type WireZone, zone, zoneBody, zoneInUse, zoneList } from '../wire/place.ts'

export interface ZoneRouteOptions {
  readonly registry: Registry
  readonly book: PeopleBook
  readonly roster: RosterOffice
  readonly limits: PeopleLimits
  readonly refuseUnknownSite: (site: SiteId) => void
}

export const zoneRoutes: FastifyPluginAsyncZod<ZoneRouteOptions> = async (app, options) => {
  const { registry, book, roster, limits, refuseUnknownSite } = options
  const tags = ['sites']
  const params = z.object({ site: id, id })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/zones',
    config: { right: 'places.read' },
    schema: {
      tags,
      summary: 'Zones of a site, also those that only devices name',
      params: z.object({ site: id }),
      response: { 200: zoneList },
    },
    handler: async request => ({ zones: zonesOf(request.params.site, request) }),
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/zones/:id',
    config: { right: 'places.write' },
    schema: { tags, summary: 'Describe a zone', params, body: zoneBody, response: { 200: zone } },
    handler: async request => {
      const actor = callerOf(request).username
      const { site, id } = request.params
      refuseOutside(request, site)
      refuseUnknownSite(site)
      const { version: seen, ...body } = request.body
      const saved: Zone = { id, ...defined(body) }
      const check = ({ zones }: Roster) => refuseUnfit(saved, zones)
      await roster.save({ site, actor, seen, entry: { what: 'zone', zone: saved }, check })
      return zoneForm(saved, countIn(site, id))
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/sites/:site/zones/:id',
    config: { right: 'places.write' },
    schema: {
      tags,
      summary: 'Forget what a zone is; one with something in it is a 409 that says what',
      params,
      querystring: zoneInUse,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const actor = callerOf(request).username
      const { site, id } = request.params
      refuseOutside(request, site)
      const check = () => {
        const detail = whatIsIn(inZone(site, id, { registry, book }))
        if (registry.roster(site).zones.has(id) && detail !== undefined)
          throw new ApiProblem('ZONE_IN_USE', { detail })
      }
      const seen = request.query.version
      const removed = await roster.remove({ site, actor, seen, what: 'zone', id, check })
      if (!removed) throw new ApiProblem('ZONE_NOT_FOUND', { detail: id })
      reply.code(204)
    },
  })

  function refuseUnfit(saved: Zone, zones: Roster['zones']): void {
    if (!zones.has(saved.id) && zones.size >= limits.zonesMax)
      throw new ApiProblem('ZONES_TOO_MANY', { detail: `LINLI_ZONES is ${limits.zonesMax}` })
    const why = whyUnfit(saved, zones)
    if (why !== undefined) throw new ApiProblem('ZONE_UNFIT', { detail: why.en })
  }

  const countIn = (site: SiteId, zone: ZoneId): number => deviceCounts(registry, site).get(zone) ?? 0

  function zonesOf(site: SiteId, request: FastifyRequest): WireZone[] {
    const reach = reachOf(request)
    refuseUnknownSite(site)
    if (!reach.touches(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
    // A zone is there for whoever looks after one wearer in it; how many others there are is not told.
    const all = deviceCounts(registry, site)
    const seen = reachBy(request, 'devices.read')
    const counts =
      seen === undefined ? new Map<ZoneId, number>() : deviceCounts(ownDevices(registry, seen), site)
    const described = [...registry.roster(site).zones.values()]
    const others = [...all.keys()].filter(id => !registry.roster(site).zones.has(id))
    return [
      ...described.map(zone => zoneForm(zone, counts.get(zone.id) ?? 0)),
      ...others.map(id => bare(id, counts.get(id) ?? 0)),
    ]
      .filter(({ id }) => reach.touches(site, id))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}

const zoneForm = (zone: Zone, devices: number): WireZone => ({
  ...zone,
  described: true,
  version: versionOf({ what: 'zone', zone }),
  devices,
})

const bare = (id: ZoneId, devices: number): WireZone => ({
  ...{ id, sort: 'area', name: text(id, id), described: false, version: NEW, devices },
})

function deviceCounts(registry: Pick<Registry, 'list'>, site: SiteId): ReadonlyMap<ZoneId, number> {
  const counts = new Map<ZoneId, number>()
  for (const { device } of registry.list())
    if (device.site === site) counts.set(device.zone, (counts.get(device.zone) ?? 0) + 1)
  return counts
}
