import type { MaintenanceWindow } from '../../domain/model/maintenance.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { fault } from '../../domain/rules/sense/draft.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { OwnDevices } from '../access/own-devices.ts'
import { defined } from '../form/defined.ts'
import { DEVICE, noSuchPlace, SITE, ZONE } from '../form/no-such-place.ts'
import type { PlacesThere } from '../form/places-there.ts'
import { ApiProblem } from '../problem.ts'
import type { WireMaintenanceScope } from '../wire/maintenance.ts'

export type WorkPlace = Pick<MaintenanceWindow, 'site' | 'zone' | 'device'>

/** Where somebody plans work; `within`: where its scope stands in what they sent. Throws where there is no such site or device. */
export function placeOf(scope: WireMaintenanceScope, within: string, registry: OwnDevices): WorkPlace {
  const { zone, device } = scope
  return { site: siteOf(scope, within, registry), ...defined({ zone, device }) }
}

/** Throws where the zone is none, or not that of the device: the work would be announced, and people called for it. */
export function refuseNoPlace(
  { site, zone, device: id }: WorkPlace,
  within: string,
  registry: Pick<Registry, 'get'>,
  there: () => PlacesThere,
): void {
  if (zone === undefined) return
  const path = `${within}zone`
  const device = id === undefined ? undefined : registry.get(id)?.device
  if (device?.zone === zone) return
  if (device !== undefined)
    throw unknown(fault(path, `“${id}” is not in zone “${zone}”`, `设备“${id}”不在区域“${zone}”`))
  const zones = there().zones(site)
  if (!zones.includes(zone)) throw unknown(noSuchPlace(path, ZONE, zone, zones))
}

const unknown = (found: RuleFault): ApiProblem =>
  new ApiProblem('SCOPE_UNKNOWN', { faults: [found], detail: `${found.path}: ${found.says.en}` })

/** That of the device, where one is named; the only one there is, where none is. */
function siteOf({ site, device }: WireMaintenanceScope, within: string, registry: OwnDevices): string {
  if (device !== undefined) {
    const view = registry.get(device)
    if (view !== undefined && (site === undefined || site === view.device.site)) return view.device.site
    const ids = Array.from(registry.list(), each => each.device.id)
    const faults = view === undefined ? [noSuchPlace(`${within}device`, DEVICE, device, ids)] : []
    throw new ApiProblem('DEVICE_NOT_FOUND', { detail: device, ...(faults.length > 0 && { faults }) })
  }
  const sites = [...registry.sites()]
  const [only, ...others] = site === undefined ? sites : [site]
  if (only !== undefined && others.length === 0 && registry.hasSite(only)) return only
  throw new ApiProblem('SITE_NOT_FOUND', {
    detail: site ?? 'scope.site: which of several sites is missing',
    ...(site !== undefined && { faults: [noSuchPlace(`${within}site`, SITE, site, sites)] }),
  })
}
