import type { FastifyRequest } from 'fastify'
import type { SiteId } from '../../domain/model/place.ts'
import type { Registry } from '../../runtime/registry.ts'
import { reachBy } from '../access/route-rights.ts'
import { isZoneOf } from '../duty/known-zone.ts'
import type { SeenOnPlan } from '../form/site-plan-form.ts'

/** What of the plans of a site whoever asks may see; what is gone since it was drawn, nobody sees. */
export type SitePlanSight = (request: FastifyRequest, site: SiteId) => SeenOnPlan

export const createSitePlanSight =
  (registry: Pick<Registry, 'get' | 'roster' | 'list'>): SitePlanSight =>
  (request, site) => {
    const places = reachBy(request, 'places.read')
    const devices = reachBy(request, 'devices.read')
    const isZone = isZoneOf(site, registry)
    return {
      zone: id => isZone(id) && (places?.touches(site, id) ?? false),
      device(id) {
        const device = registry.get(id)?.device
        return device?.site === site && (devices?.device(device) ?? false)
      },
    }
  }
