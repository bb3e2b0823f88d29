import type { Alert } from '../../domain/model/alert.ts'
import type { DeviceId } from '../../domain/model/device.ts'
import type { PersonId } from '../../domain/model/person.ts'
import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import { around } from '../../domain/notices/zones.ts'
import type { Made, Reach, ReachRegistry } from './reach.ts'

/** The bands of those whom a caregiver looks after. A band of another site than the wearer's is somebody else's. */
export function wearersReach(carer: PersonId, registry: ReachRegistry): Made {
  const bands: [DeviceId, SiteId][] = []
  for (const [site, { wearers }] of registry.rosters()) {
    for (const { device, carers } of wearers.values()) if (carers.includes(carer)) bands.push([device, site])
  }
  return { content: bands, reach: () => reachOver(new Map(bands), registry) }
}

function reachOver(bands: ReadonlyMap<DeviceId, SiteId>, registry: ReachRegistry): Reach {
  const since = (device: DeviceId) => registry.get(device)?.historyFrom ?? null
  const isAround = (id: DeviceId, zone: ZoneId | undefined) => {
    const device = registry.get(id)?.device
    if (zone === undefined || device === undefined) return zone === undefined
    return around(registry.roster(device.site).zones, device.zone).includes(zone)
  }
  const isOwn = (device: DeviceId, site: SiteId) => bands.get(device) === site
  return {
    isAll: false,
    place: () => false,
    touches: (site, zone) => [...bands].some(([id, of]) => of === site && isAround(id, zone)),
    wearer: ({ site, device }) => device !== undefined && isOwn(device, site),
    device: ({ id, site }) => isOwn(id, site),
    alert: alert => isOwn(alert.deviceId, alert.site) && isOfNow(alert, since(alert.deviceId)),
    within: () => ({
      sites: [],
      zones: [],
      devices: [...bands].map(([device, site]) => ({ site, device, since: since(device) })),
    }),
  }
}

/** What was raised of somebody who had the band before is not of whoever has it now. */
const isOfNow = ({ raisedAt, condition }: Pick<Alert, 'raisedAt' | 'condition'>, since: number | null) =>
  since === null || raisedAt > since || (raisedAt === since && condition === 'active')
