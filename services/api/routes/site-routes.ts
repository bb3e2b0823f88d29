import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SiteId } from '../../domain/model/place.ts'
import type { Member } from '../../domain/model/roster.ts'
import { text } from '../../domain/model/text.ts'
import type { Registry } from '../../runtime/registry.ts'
import { ownDevices } from '../access/own-devices.ts'
import type { Reach } from '../access/reach.ts'
import { reachBy, reachOf, refuseOutside } from '../access/route-rights.ts'
import { defined } from '../form/defined.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { id } from '../wire/device.ts'
import { site, siteBody, siteList, type WireSite } from '../wire/place.ts'

export interface SiteRouteOptions {
  readonly registry: Registry
  readonly book: PeopleBook
}

export const siteRoutes: FastifyPluginAsyncZod<SiteRouteOptions> = async (app, { registry, book }) => {
  const tags = ['sites']

  app.route({
    method: 'GET',
    url: '/api/sites',
    config: { right: 'places.read' },
    schema: { tags, summary: 'Sites with what is on them', response: { 200: siteList } },
    handler: async request => {
      const devices = ownBySite(registry, reachBy(request, 'devices.read'))
      const own = knownSites(registry, book).filter(id => reachOf(request).touches(id))
      return { sites: own.map(id => siteForm(id, devices.get(id) ?? 0, request)) }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site',
    config: { right: 'places.write' },
    schema: {
      tags,
      summary: 'Name a site; one that has no device yet begins by it',
      params: z.object({ site: id }),
      body: siteBody,
      response: { 200: site },
    },
    handler: async request => {
      refuseOutside(request, request.params.site)
      const { site } = request.params
      await book.nameSite({ id: site, ...defined(request.body) })
      const devices = ownBySite(registry, reachBy(request, 'devices.read'))
      return siteForm(site, devices.get(site) ?? 0, request)
    },
  })

  function siteForm(id: SiteId, devices: number, request: FastifyRequest): WireSite {
    const reach = reachOf(request)
    const staff = reachBy(request, 'duty.read')
    const people = reachBy(request, 'people.read')
    const { zones, members } = registry.roster(id)
    const worksThere = (member: Member) =>
      member.zones.length === 0 || member.zones.some(zone => staff?.touches(id, zone))
    return {
      ...{ id, name: book.siteName(id) ?? text(id, id), disclosure: book.disclosure(id), devices },
      phone: book.sitePhone(id) ?? null,
      zones: [...zones.keys()].filter(zone => reach.touches(id, zone)).length,
      members: staff === undefined ? 0 : [...members.values()].filter(worksThere).length,
      wearers: book.wearers(id).filter(file => people?.wearer(file)).length,
      // They are listed for a whole site alone.
      residents: reachBy(request, 'residents.read')?.place(id) ? book.residents(id).length : 0,
    }
  }
}

/** Those with a device, those that somebody named and those that somebody described. */
export const knownSites = (registry: Registry, book: PeopleBook): readonly SiteId[] =>
  [...new Set([...registry.sites(), ...book.named(), ...Array.from(registry.rosters(), ([id]) => id)])].sort()

export const isKnownSite = (site: SiteId, registry: Registry, book: PeopleBook): boolean =>
  registry.hasSite(site) ||
  book.siteName(site) !== undefined ||
  [...registry.rosters()].some(([id]) => id === site)

/** Nobody learns by counting what there is where they see nothing. */
function ownBySite(registry: Registry, reach: Reach | undefined): ReadonlyMap<SiteId, number> {
  const counts = new Map<SiteId, number>()
  if (reach === undefined) return counts
  for (const { device } of ownDevices(registry, reach).list())
    counts.set(device.site, (counts.get(device.site) ?? 0) + 1)
  return counts
}
