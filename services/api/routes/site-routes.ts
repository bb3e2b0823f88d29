import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SiteId } from '../../domain/model/place.ts'
import { text } from '../../domain/model/text.ts'
import type { Registry } from '../../runtime/registry.ts'
import { reachOf, refuseOutside } from '../access/route-rights.ts'
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
      const devices = devicesBySite(registry)
      const own = knownSites(registry, book).filter(id => reachOf(request).touches(id))
      return { sites: own.map(id => siteForm(id, devices.get(id) ?? 0)) }
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
      const { name, disclosure } = request.body
      await book.nameSite({ id: site, name, ...(disclosure && { disclosure }) })
      return siteForm(request.params.site, devicesBySite(registry).get(request.params.site) ?? 0)
    },
  })

  function siteForm(id: SiteId, devices: number): WireSite {
    const { zones, members } = registry.roster(id)
    return {
      ...{ id, name: book.siteName(id) ?? text(id, id), disclosure: book.disclosure(id) },
      ...{ devices, zones: zones.size, members: members.size },
      wearers: book.wearers(id).length,
      residents: book.residents(id).length,
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

function devicesBySite(registry: Registry): ReadonlyMap<SiteId, number> {
  const counts = new Map<SiteId, number>()
  for (const { device } of registry.list()) counts.set(device.site, (counts.get(device.site) ?? 0) + 1)
  return counts
}
